import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Component } from './service';

/**
 * Does something again and again while a service runs: the next run begins a pause after the last one's end, and one that
 * fails is reported and made up for by the next.
 *
 * @param name what logs and readiness call it
 * @param everyMs the pause between two runs
 */
export function periodic(name: string, everyMs: number, work: () => Promise<unknown>, logger: Logger): Component {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const repeat = async () => {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => logger.warn({ err: error }, `${name} failed, will be tried again`));
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  return {
    name,
    start: () => {
      running = repeat();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
