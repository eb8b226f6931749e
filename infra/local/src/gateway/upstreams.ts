/** The replicas of one service, taken in turn. */
export class Upstreams {
  private turn = 0;

  constructor(private readonly urls: URL[]) {}

  static from(urls: string[]): Upstreams {
    return new Upstreams(urls.map((url) => new URL(url)));
  }

  /** How many replicas there are to try. */
  get size(): number {
    return this.urls.length;
  }

  next(): URL | undefined {
    const url = this.urls[this.turn];
    this.turn = (this.turn + 1) % this.urls.length;
    return url;
  }
}
