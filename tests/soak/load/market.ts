import { randomUUID } from 'node:crypto';
import { expectStatus, type Order, type Person, type Ticket } from '@ticketing/test-driver/person';
import type { Random } from '@ticketing/test-driver/random';
import type { Stack } from '@ticketing/test-driver/stack';
import type { Crowd } from './crowd';
import { open } from './pages';

const TITLES = ['Hamlet', 'La Traviata', 'Winter concert', 'Comedy night', 'Cup final', 'Jazz on the river'];
/** So many tickets stay on sale, beside those that are just being bought: enough for a list of several pages. */
const ON_SALE = 120;

export interface Reserved {
  order: Order;
  buyer: Person;
}

/** The marketplace as its people see it, and their purchases so far. */
export class Market {
  purchases = 0;
  /** Tickets that were put on sale, or that came back. */
  private readonly shelf: string[] = [];

  constructor(
    readonly crowd: Crowd,
    readonly stack: Stack,
    readonly random: Random,
  ) {}

  /** Puts a ticket on sale. */
  async sell(): Promise<{ ticket: Ticket; seller: Person }> {
    const seller = await this.crowd.anyone();
    await open(seller, '/tickets/new');
    const headers = { 'Idempotency-Key': randomUUID() };
    const ticket = expectStatus(201, await seller.post<Ticket>('/api/tickets', this.details(), headers));
    return { ticket, seller };
  }

  /** Random details of a ticket. */
  details(): { title: string; price: number; date: string } {
    const price = this.random.integer(100, 20_099) / 100;
    return { title: this.random.pick(TITLES), price, date: '2099-12-31' };
  }

  /** Reserves a ticket that has been on sale for a while, or a new one where there are few. */
  async reserve(): Promise<Reserved> {
    const buyer = await this.crowd.anyone();
    const onSale = this.shelf.length > ON_SALE ? this.shelf.shift() : undefined;
    const ticketId = onSale ?? (await this.sell()).ticket.id;
    await open(buyer, '/');
    await open(buyer, `/tickets/${ticketId}`);
    const order = await buyer.reserves(ticketId);
    await open(buyer, `/orders/${order.id}`);
    return { order, buyer };
  }

  /** Offers a ticket to the next buyer. */
  putOnShelf(ticketId: string): void {
    this.shelf.push(ticketId);
  }
}
