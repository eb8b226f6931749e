import type { Endpoints } from './endpoints';

/** Round-robin over the replicas of one service. */
export class Upstreams {
  private turn = 0;

  /** @param urls returns the replicas that are ready now */
  constructor(
    private readonly urls: () => string[],
    private readonly onRefused: (url: string) => void = () => undefined,
  ) {}

  static of(endpoints: Endpoints, service: string): Upstreams {
    return new Upstreams(
      () => endpoints.ready[service] ?? [],
      (url) => endpoints.exclude(url),
    );
  }

  /** The replicas to try for one request, in order; each call starts with the next one. */
  inTurn(): string[] {
    const urls = this.urls();
    const first = this.turn % Math.max(urls.length, 1);
    this.turn += 1;
    return [...urls.slice(first), ...urls.slice(0, first)];
  }

  refused(url: string): void {
    this.onRefused(url);
  }
}
