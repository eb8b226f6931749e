/** The replicas of one service. */
export class Upstreams {
  private turn = 0;

  constructor(private readonly urls: URL[]) {}

  static from(urls: string[]): Upstreams {
    return new Upstreams(urls.map((url) => new URL(url)));
  }

  /** The number of the replica whose turn it is; each call gives the next one's. */
  takeTurn(): number {
    const turn = this.turn;
    this.turn = (turn + 1) % this.urls.length;
    return turn;
  }

  /**
   * The replica to try after `failed` others, or undefined once all were tried. It counts from the exchange's own turn:
   * what other exchanges take meanwhile must not lead it to the same replica twice.
   */
  candidate(turn: number, failed: number): URL | undefined {
    return failed < this.urls.length ? this.urls[(turn + failed) % this.urls.length] : undefined;
  }
}
