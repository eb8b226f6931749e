import type { Endpoints } from './endpoints';

/** The replicas of one service, in turns. */
export class Upstreams {
  private turn = 0;

  /** @param urls gives those that take requests at the moment */
  constructor(
    private readonly urls: () => string[],
    private readonly onRefused: (url: string) => void = () => undefined,
  ) {}

  static of(endpoints: Endpoints, service: string): Upstreams {
    return new Upstreams(
      () => endpoints.ready[service] ?? [],
      (url) => endpoints.leaveOut(url),
    );
  }

  /** Those to try for one exchange, one after the other; each call begins with the next one. */
  inTurn(): string[] {
    const urls = this.urls();
    const first = this.turn % Math.max(urls.length, 1);
    this.turn += 1;
    return [...urls.slice(first), ...urls.slice(0, first)];
  }

  /** Takes note that one refused a connection. */
  refused(url: string): void {
    this.onRefused(url);
  }
}
