import { atPace, type Pace } from '@ticketing/test-driver/open-loop';
import { journeys, weights } from './journeys';
import type { Market } from './market';

/** With more journeys than this under way, the machine does not keep up, and the figures mean nothing. */
const MOST_UNDER_WAY = 1_000;

/** People who begin their journeys at a steady pace, whether or not the earlier ones have ended. */
export class Visitors {
  /** Why journeys ended early, and how many did for each reason. */
  readonly failures = new Map<string, number>();
  underWay = 0;

  constructor(private readonly market: Market) {}

  /**
   * Resolves when the last journey has ended.
   *
   * @throws Error when too many are under way
   */
  async run(pace: Pace): Promise<void> {
    await atPace(pace, () => this.visit());
  }

  private async visit(): Promise<void> {
    if (this.underWay >= MOST_UNDER_WAY) throw new Error(`${MOST_UNDER_WAY} journeys under way: give a lower --rate`);
    const name = this.market.random.weighted(weights);
    this.underWay += 1;
    await journeys[name](this.market)
      .catch((error: unknown) => this.fail(`${name}: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => (this.underWay -= 1));
  }

  private fail(reason: string): void {
    this.failures.set(reason, (this.failures.get(reason) ?? 0) + 1);
  }
}
