const QUICK_MS = 10_000;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;

/** The delay before a restart: none, unless the process keeps ending soon after its start. */
export class Backoff {
  quickDeaths = 0;
  private startedAt = 0;

  constructor(private readonly now: () => number = Date.now) {}

  started(): void {
    this.startedAt = this.now();
  }

  /** Records an exit and returns the milliseconds to wait before the restart. */
  ended(): number {
    const wasQuick = this.now() - this.startedAt < QUICK_MS;
    this.quickDeaths = wasQuick ? this.quickDeaths + 1 : 0;
    if (this.quickDeaths <= 1) return 0;
    return Math.min(FIRST_DELAY_MS * 2 ** (this.quickDeaths - 2), LONGEST_DELAY_MS);
  }
}
