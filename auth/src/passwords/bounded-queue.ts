import { UnavailableError } from '@ticketing/common';

/** Runs a limited number of tasks at a time, queues more up to its capacity, and refuses the rest. */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param concurrency how many tasks run at a time
   * @param capacity how many tasks may wait
   */
  constructor(
    private readonly concurrency: number,
    private readonly capacity: number,
  ) {}

  /** @throws UnavailableError when too many tasks are waiting */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.acquire();
    try {
      return await work();
    } finally {
      this.release();
    }
  }

  private async acquire(): Promise<void> {
    if (this.running < this.concurrency) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.capacity) throw new UnavailableError();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
