import { ConflictError, ticketCreated, ticketUpdated, EarlyEventError } from '@ticketing/common';
import { aggregate, fromStoredDate, type AggregateMethods } from '@ticketing/common/mongo';
import { Schema, type Connection, type HydratedDocument, type Model } from 'mongoose';
import { presentTicket } from './present-ticket';
import { addListing, listingFields } from './listing';
import { firstHeardToForget } from './heard-orders';
import type { StoredTicket, TicketDetails, TicketFields } from './ticket-fields';

interface TicketMethods extends AggregateMethods {
  /** Puts a new ticket on sale. */
  offer(): void;
  /**
   * Replaces what the seller says of it; the same as before is no change.
   *
   * @throws ConflictError while it is reserved and once it is sold
   */
  edit(details: TicketDetails): void;
  /**
   * Reserves it for an order, unless it has heard of this version of the order or of a later one.
   *
   * @throws EarlyEventError while another order holds it, whose cancellation must be on its way
   */
  reserve(orderId: string, orderVersion: number): void;
  /** Puts it back on sale when this order holds it. */
  release(orderId: string, orderVersion: number): void;
  /** Whether it acted on this version of an order already, or on a later one. */
  hasHeard(orderId: string, orderVersion: number): boolean;
}

export type Ticket = HydratedDocument<TicketFields, TicketMethods>;
export type TicketModel = Model<TicketFields, object, TicketMethods>;

const methods: Omit<TicketMethods, 'raise'> & ThisType<Ticket> = {
  offer() {
    this.raise(ticketCreated, presentTicket(this));
  },

  edit(details) {
    if (this.orderId !== undefined) throw new ConflictError('This ticket is reserved or sold and cannot be changed');
    this.set({ title: details.title, price: details.price, date: details.date, timeZone: details.timeZone });
    if (this.isModified()) this.raise(ticketUpdated, presentTicket(this));
  },

  reserve(orderId, orderVersion) {
    if (this.hasHeard(orderId, orderVersion)) return;
    if (this.orderId !== undefined) {
      throw new EarlyEventError(`Ticket ${this.id} is held by order ${this.orderId}: order ${orderId} has to wait`);
    }
    // A cancellation that another replica notes meanwhile raises no version: the save has to fail on it all the same.
    this.$where = { [`heard.${orderId}`]: { $not: { $gte: orderVersion } } };
    this.orderId = orderId;
    hear(this, orderId, orderVersion);
    this.raise(ticketUpdated, presentTicket(this));
  },

  release(orderId, orderVersion) {
    if (this.orderId !== orderId || this.hasHeard(orderId, orderVersion)) return;
    this.orderId = undefined;
    hear(this, orderId, orderVersion);
    this.raise(ticketUpdated, presentTicket(this));
  },

  hasHeard(orderId, orderVersion) {
    return (this.heard.get(orderId) ?? -1) >= orderVersion;
  },
};

/** Single keys are written, never the whole map: another replica may be noting another order at this moment. */
function hear(ticket: Ticket, orderId: string, orderVersion: number): void {
  const forgotten = firstHeardToForget(ticket);
  if (forgotten !== undefined) ticket.heard.delete(forgotten);
  ticket.heard.set(orderId, orderVersion);
}

const schema = aggregate(
  new Schema<TicketFields>({
    title: { type: String, required: true },
    price: { type: Number, required: true, validate: Number.isSafeInteger },
    date: String,
    timeZone: String,
    userId: { type: String, required: true },
    createdAt: { type: Date, required: true },
    orderId: String,
    heard: { type: Map, of: Number, default: () => new Map() },
    ...listingFields,
  }),
  'tickets',
);
schema.method(methods);
schema.pre('init', (stored: Partial<StoredTicket>) => {
  if (stored.date) stored.date = fromStoredDate(stored.date);
});
addListing(schema);

export const ticketModel = (connection: Connection): TicketModel =>
  connection.model<TicketFields, TicketModel>('Ticket', schema);
