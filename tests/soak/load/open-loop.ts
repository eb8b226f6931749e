import { setTimeout as delay } from 'node:timers/promises';
import { journeys, weights } from './journeys';
import type { Market } from './market';

/** More people than this who still wait for something: the machine does not keep up, and what is measured means nothing. */
const MOST_UNDER_WAY = 1_000;

/** People who come at their own pace, whether those before them have been served or not. */
export class OpenLoop {
  /** Why journeys ended early, and how many did for each reason. */
  readonly failures = new Map<string, number>();
  private readonly current = new Set<Promise<void>>();

  constructor(private readonly market: Market) {}

  get underWay(): number {
    return this.current.size;
  }

  /**
   * Has `rate` people a second come, and resolves when the last of them has left.
   *
   * @param signal ends it early
   * @throws Error when they become too many
   */
  async run(rate: number, seconds: number, signal: AbortSignal): Promise<void> {
    const began = performance.now();
    for (let come = 0; come < rate * seconds && !signal.aborted; come += 1) {
      const due = began + (1_000 * come) / rate;
      await delay(Math.max(due - performance.now(), 0), undefined, { signal }).catch(() => undefined);
      if (this.current.size >= MOST_UNDER_WAY) throw new Error(`${MOST_UNDER_WAY} people wait: give a lower --rate`);
      this.begin();
    }
    await Promise.all(this.current);
  }

  private begin(): void {
    const name = this.market.random.weighted(weights);
    const journey = journeys[name](this.market)
      .catch((error: unknown) => this.fail(`${name}: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => this.current.delete(journey));
    this.current.add(journey);
  }

  private fail(reason: string): void {
    this.failures.set(reason, (this.failures.get(reason) ?? 0) + 1);
  }
}
