import type { Random } from '@ticketing/test-driver/random';

/** How many of the newest tickets buyers look at: few, so that they want the same ones. */
const WANTED = 12;
/** How often a buyer picks a ticket that was reserved before. */
const SECOND_HAND = 0.5;

/** The tickets that the clients of a run know of: as many as a page of the list would show. */
export class Market {
  private onSale: string[] = [];
  /** Tickets that were reserved and not bought, each with the time from when on it is free again. */
  private readonly released = new Map<string, number>();
  private named = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** A unique title. @param once whether the ticket must not exist twice: the checker compares the titles of seats */
  newTitle(once: boolean): string {
    this.named += 1;
    return `${once ? 'Seat' : 'Standing room'} ${this.named}`;
  }

  offer(ticketId: string): void {
    this.onSale.push(ticketId);
  }

  /** After a failed reservation: the ticket is tried at once, perhaps before its release has been handled everywhere. */
  offerAgain(ticketId: string, from: number): void {
    this.released.set(ticketId, from);
  }

  /** A ticket to buy: mostly one of the newest, or one that has just become free. */
  wanted(random: Random): string | undefined {
    const again = [...this.released].filter(([, from]) => from <= this.now()).map(([ticketId]) => ticketId);
    if (again.length > 0 && random.chance(SECOND_HAND)) return random.pick(again);
    const newest = this.onSale.slice(-WANTED);
    return newest.length > 0 ? random.pick(newest) : undefined;
  }

  /** Takes a ticket off the market: it is sold, or its buyer is paying. */
  taken(ticketId: string): void {
    this.onSale = this.onSale.filter((other) => other !== ticketId);
    this.released.delete(ticketId);
  }
}
