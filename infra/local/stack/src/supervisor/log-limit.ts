import { copyFile, stat, truncate } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Report } from '@ticketing/binaries';

const LIMIT_BYTES = 10 * 2 ** 20;
const LOOK_EVERY_MS = 10_000;

/**
 * Begins a log anew that has become too long; what it held is put aside as `<log>.1`, in the place of what was there
 * before. Processes hold their log open, but append to it: they go on at its new end. A line that is written between the
 * copy and the cut is lost.
 */
export async function limitLog(log: string, limitBytes = LIMIT_BYTES): Promise<void> {
  const found = await stat(log).catch(() => undefined);
  if (!found || found.size <= limitBytes) return;
  await copyFile(log, `${log}.1`);
  await truncate(log);
}

/** Keeps an eye on the logs until `signal` says that it is enough. */
export async function limitLogs(logs: string[], report: Report, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const log of logs) {
      await limitLog(log).catch((error: Error) => report(`${log} can’t be put aside: ${error.message}`));
    }
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
