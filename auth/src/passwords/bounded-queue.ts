import { UnavailableError } from '@ticketing/common';

/** Runs a few pieces of work at a time, lets some more wait in turn, and refuses what is beyond that. */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param concurrency how many run at a time
   * @param capacity how many may wait
   */
  constructor(
    private readonly concurrency: number,
    private readonly capacity: number,
  ) {}

  /** @throws UnavailableError when too many wait already */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.takePlace();
    try {
      return await work();
    } finally {
      this.passPlaceOn();
    }
  }

  private async takePlace(): Promise<void> {
    if (this.running < this.concurrency) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.capacity) throw new UnavailableError();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private passPlaceOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
