import { ConflictError, ticketCreated, ticketUpdated, OutOfOrderEventError } from '@ticketing/common';
import { aggregate, fromStoredDate, type AggregateMethods } from '@ticketing/common/mongo';
import { Schema, type Connection, type HydratedDocument, type Model } from 'mongoose';
import { presentTicket } from './present-ticket';
import { addListing, listingFields } from './listing';
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
   * Reserves it for an order that is not known to be cancelled; see `CancelledOrders`. The save fails when any order of
   * this ticket was cancelled meanwhile.
   *
   * @throws OutOfOrderEventError while another order holds it, whose cancellation must be on its way
   */
  reserve(orderId: string): void;
  /** Puts it back on sale when this order holds it. */
  release(orderId: string): void;
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

  reserve(orderId) {
    if (this.orderId === orderId) return;
    if (this.orderId !== undefined) {
      throw new OutOfOrderEventError(
        `Ticket ${this.id} is held by order ${this.orderId}: order ${orderId} has to wait`,
      );
    }
    // A cancellation that another replica counts meanwhile raises no version; null is a ticket without any.
    this.$where = { cancellations: this.cancellations ?? null };
    this.orderId = orderId;
    this.raise(ticketUpdated, presentTicket(this));
  },

  release(orderId) {
    if (this.orderId !== orderId) return;
    this.orderId = undefined;
    this.raise(ticketUpdated, presentTicket(this));
  },
};

const schema = aggregate(
  new Schema<TicketFields>({
    title: { type: String, required: true },
    price: { type: Number, required: true, validate: Number.isSafeInteger },
    date: String,
    timeZone: String,
    userId: { type: String, required: true },
    createdAt: { type: Date, required: true },
    orderId: String,
    cancellations: Number,
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
