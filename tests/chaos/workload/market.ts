import type { Random } from '@ticketing/test-driver/random';

/** How many of the newest tickets buyers look at: few, so that they want the same ones. */
const WANTED = 12;
/** How often a buyer picks a ticket that was reserved before. */
const SECOND_HAND = 0.5;

/** How often a buyer wants one ticket where there are several. */
const ONE_OF_SEVERAL = 0.15;

/** The tickets that the clients of a run know of: as many as a page of the list would show. */
export class Market {
  private onSale: string[] = [];
  /** The listings of several tickets, each with their number. */
  private readonly several = new Map<string, number>();
  /** Tickets that were reserved and not bought, each with the time from when on it is free again. */
  private readonly released = new Map<string, number>();
  private named = 0;

  /** @param asksFor how many tickets each buyer asks for where a listing has several; mixed when it is left out */
  constructor(
    private readonly asksFor?: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** A unique title. @param once whether the ticket must not exist twice: the checker compares the titles of seats */
  newTitle(once: boolean): string {
    this.named += 1;
    return `${once ? 'Seat' : 'Standing room'} ${this.named}`;
  }

  offer(ticketId: string, quantity = 1): void {
    this.onSale.push(ticketId);
    if (quantity > 1) this.several.set(ticketId, quantity);
  }

  /** After a failed reservation: the ticket is tried at once, perhaps before its release has been handled everywhere. */
  offerAgain(ticketId: string, from: number): void {
    this.released.set(ticketId, from);
  }

  /** A ticket to buy: mostly one of the newest, or one that has just become free. */
  wanted(random: Random): string | undefined {
    const again = [...this.released].filter(([, from]) => from <= this.now()).map(([ticketId]) => ticketId);
    if (again.length > 0 && random.chance(SECOND_HAND)) return random.pick(again);
    const newest = this.newest(WANTED);
    return newest.length > 0 ? random.pick(newest) : undefined;
  }

  newest(count: number): string[] {
    return this.onSale.slice(-count);
  }

  /** A ticket that its seller has withdrawn is asked for once more at a time when it must not be reserved. */
  withdrawn(ticketId: string): void {
    this.onSale = this.onSale.filter((other) => other !== ticketId);
    if ((this.released.get(ticketId) ?? Infinity) <= this.now()) this.released.delete(ticketId);
  }

  /** How many tickets a buyer asks for: mostly more than one where a listing has several. */
  quantityOf(ticketId: string, random: Random): number {
    const quantity = this.several.get(ticketId);
    if (quantity === undefined) return 1;
    if (this.asksFor !== undefined) return this.asksFor;
    if (random.chance(ONE_OF_SEVERAL)) return 1;
    return random.integer(2, Math.min(quantity, 4));
  }

  isSeveral(ticketId: string): boolean {
    return this.several.has(ticketId);
  }

  /** Takes a ticket off the market: it is sold, or its buyer is paying. */
  taken(ticketId: string): void {
    this.onSale = this.onSale.filter((other) => other !== ticketId);
    this.released.delete(ticketId);
  }
}
