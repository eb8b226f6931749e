import { copyFile, stat, truncate } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Report } from '@ticketing/binaries';

const LIMIT_BYTES = 10 * 2 ** 20;
const CHECK_INTERVAL_MS = 10_000;

/**
 * Truncates a log that exceeds the limit, after copying it to `<log>.1`. The process keeps its log open in append mode and
 * continues at the new end. A line that is written between the copy and the truncation is lost.
 */
export async function limitLog(log: string, limitBytes = LIMIT_BYTES): Promise<void> {
  const found = await stat(log).catch(() => undefined);
  if (!found || found.size <= limitBytes) return;
  await copyFile(log, `${log}.1`);
  await truncate(log);
}

/** Checks the logs periodically until `signal` aborts. */
export async function limitLogs(logs: string[], report: Report, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const log of logs) {
      await limitLog(log).catch((error: Error) => report(`${log} can’t be rotated: ${error.message}`));
    }
    await delay(CHECK_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
}
