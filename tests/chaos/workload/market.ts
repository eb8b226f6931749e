import type { Random } from '@ticketing/test-driver/random';

/** How many of the newest tickets buyers look at: few, so that they want the same ones. */
const WANTED = 12;
/** How often somebody wants a ticket that was reserved before. */
const SECOND_HAND = 0.5;

/** What the people of a run know of each other's tickets: as much as a page of the list would show. */
export class Market {
  private onSale: string[] = [];
  /** Tickets that were reserved and not bought, each with the time from when on it is free again. */
  private readonly released = new Map<string, number>();
  private named = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** A title that nobody else gives. @param once whether it must not be put on sale twice: the judge looks for seats */
  newTitle(once: boolean): string {
    this.named += 1;
    return `${once ? 'Seat' : 'Standing room'} ${this.named}`;
  }

  offer(ticketId: string): void {
    this.onSale.push(ticketId);
  }

  /** After a reservation that came to nothing: it is tried right then, before everybody may have heard of its release. */
  offerAgain(ticketId: string, from: number): void {
    this.released.set(ticketId, from);
  }

  /** A ticket that somebody wants; most want one of the newest, or one that has just become free. */
  wanted(random: Random): string | undefined {
    const again = [...this.released].filter(([, from]) => from <= this.now()).map(([ticketId]) => ticketId);
    if (again.length > 0 && random.chance(SECOND_HAND)) return random.pick(again);
    const newest = this.onSale.slice(-WANTED);
    return newest.length > 0 ? random.pick(newest) : undefined;
  }

  /** Nobody else should try it: it is sold, or whoever reserved it is at the counter. */
  taken(ticketId: string): void {
    this.onSale = this.onSale.filter((other) => other !== ticketId);
    this.released.delete(ticketId);
  }
}
