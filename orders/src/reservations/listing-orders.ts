import { SharedRead } from '@ticketing/common/mongo';
import { holdsTicket, type OrderFields, type OrderModel } from '../models/order';
import type { Holder } from './pick-units';

type StoredHolder = Pick<OrderFields, 'status'> & { ticket: { units?: number[] } };

/** What a reservation of several tickets is decided on. */
export interface ListingState {
  holders: Holder[];
  /** The turn of the next reservation, where they are made one after the other. */
  nextTurn: number;
}

/** The orders of a listing. In a rush for one listing everybody asks for them at the same time, and shares the queries. */
export class ListingOrders {
  private readonly reads = new SharedRead();

  constructor(private readonly orders: OrderModel) {}

  /** Reads them; the state may have changed by the time that a reservation is stored, which then fails. */
  read(ticketId: string): Promise<ListingState> {
    return this.reads.read(ticketId, () => this.find(ticketId));
  }

  private async find(ticketId: string): Promise<ListingState> {
    // The turn is read first: every order with an earlier turn is then among the holders, unless it was cancelled.
    const nextTurn = await this.findNextTurn(ticketId);
    const filter = { 'ticket.id': ticketId, ...holdsTicket };
    const projection = { status: 1, 'ticket.units': 1 };
    const found = await this.orders.collection.find<StoredHolder>(filter, { projection }).toArray();
    return { nextTurn, holders: found.map(({ status, ticket: { units = [0] } }) => ({ status, units })) };
  }

  private async findNextTurn(ticketId: string): Promise<number> {
    const filter = { 'ticket.id': ticketId, turn: { $exists: true } };
    const options = { projection: { turn: 1 }, sort: { turn: -1 } } as const;
    const last = await this.orders.collection.findOne<Pick<OrderFields, 'turn'>>(filter, options);
    return (last?.turn ?? -1) + 1;
  }
}
