import { GroupRead, SharedRead } from '@ticketing/common/mongo';
import { holdsTicket, type OrderModel } from '../models/order';
import type { Request } from './store-units';
import { SHOWN, type ShownOrder } from '../presenters/present-order';

/**
 * The orders that the insert of a reservation can conflict with: the one with its id, and the one that holds the ticket. In
 * a rush for one ticket all buyers but one ask for the second at the same time, and share the query.
 */
export class ConflictingOrders {
  private readonly byId: GroupRead<ShownOrder>;
  private readonly holders = new SharedRead();

  constructor(private readonly orders: OrderModel) {
    this.byId = new GroupRead(orders.collection, SHOWN);
  }

  /** Finds them after the insert was refused. */
  async find({ id, ticket }: Pick<Request, 'id' | 'ticket'>): Promise<ShownOrder[]> {
    const [own, holder] = await Promise.all([
      this.byId.find(id.toHexString()),
      this.holders.read(ticket.id, () => this.findHolder(ticket.id)),
    ]);
    return [own, holder].filter((order) => order !== null && order !== undefined);
  }

  private findHolder(ticketId: string): Promise<ShownOrder | null> {
    const filter = { 'ticket.id': ticketId, ...holdsTicket };
    return this.orders.collection.findOne<ShownOrder>(filter, { projection: SHOWN });
  }
}
