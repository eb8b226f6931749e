import { setTimeout as delay } from 'node:timers/promises';
import { mainThreadMs } from '@ticketing/test-driver/processes';
import type { StackProcess } from '@ticketing/test-driver/stack';

const EVERY_MS = 100;
/** The watch itself may be delayed: what was computed meanwhile is not one stretch. */
const LATE_MS = 150;

/**
 * Finds out how long a process computes at a stretch: it is asked again and again whether it lives, which takes as long as
 * its event loop stands still, and how much of that time its main thread computed.
 */
export class Watch {
  private mostMs = 0;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  /** @param find where it is, also after it was started again */
  constructor(private readonly find: () => Pick<StackProcess, 'pid' | 'url'>) {
    this.running = this.watch();
  }

  /** @returns the longest since the last call, in ms; NaN where the platform does not report it */
  take(): number {
    const taken = this.mostMs;
    this.mostMs = 0;
    return taken;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const { pid, url } = this.find();
      const asleep = performance.now();
      const sleeping = mainThreadMs(pid ?? 0);
      await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
      const before = performance.now() - asleep > LATE_MS ? mainThreadMs(pid ?? 0) : sleeping;
      const lives = await fetch(`${url}/healthz`, { signal }).then(
        (answer) => answer.text(),
        () => undefined,
      );
      // A process that has ended meanwhile is reported elsewhere.
      if (lives !== undefined) this.mostMs = Math.max(this.mostMs, mainThreadMs(pid ?? 0) - before);
    }
  }
}
