import type { Random } from '../../support/random';

/** How many of the newest tickets buyers look at: few, so that they want the same ones. */
const WANTED = 12;

/** What the people of a run know of each other's tickets: as much as a page of the list would show. */
export class Market {
  private readonly onSale: string[] = [];
  private named = 0;

  /** A title that no other ticket has. */
  newTitle(): string {
    this.named += 1;
    return `Seat ${this.named}`;
  }

  offer(ticketId: string): void {
    this.onSale.push(ticketId);
  }

  /** A ticket that somebody wants; most want one of the newest. */
  wanted(random: Random): string | undefined {
    const newest = this.onSale.slice(-WANTED);
    return newest.length > 0 ? random.pick(newest) : undefined;
  }

  /** Nobody else should try it: whoever reserved it is at the counter. */
  taken(ticketId: string): void {
    const index = this.onSale.indexOf(ticketId);
    if (index >= 0) this.onSale.splice(index, 1);
  }
}
