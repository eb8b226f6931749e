import {
  cancellationReason,
  orderCreated,
  orderStatus,
  toPrice,
  type CancellationReason,
  type Money,
  type OrderStatus,
  type SessionUser,
} from '@ticketing/common';
import type { Refund, UndeliveredReason } from '@ticketing/common/contracts';
import {
  aggregate,
  fromStoredDate,
  outboxEntry,
  type AggregateFields,
  type AggregateMethods,
  type StoredEventDate,
} from '@ticketing/common/mongo';
import { Schema, type Connection, type HydratedDocument, type Model, type Types } from 'mongoose';
import { totalOf } from './order-total';
import { orderTransitions, type OrderTransitions } from './order-transitions';

/** The ticket as it was when it was reserved: later changes of the ticket do not change the order. */
export interface ReservedTicket {
  id: string;
  title: string;
  price: Money;
  date?: StoredEventDate;
  timeZone?: string;
  section?: string;
  row?: string;
  /** Those of the order's units. */
  seats?: string[];
  /** Which tickets of the listing it holds. */
  units: number[];
}

/** Who sells the ticket. */
export interface Seller {
  id: string;
  email?: string;
}

/** The refund of a payment of the order. */
export type OrderRefund = Omit<Refund, 'at'> & { at: Date };

/** What became of the latest mail that confirms the order, as far as it is known. */
export interface StoredMail {
  /** The version of the order that it confirms, which identifies the mail. */
  version: number;
  status: 'due' | 'delivered' | 'undelivered';
  reason?: UndeliveredReason;
  at: Date;
}

export interface OrderFields extends AggregateFields {
  userId: string;
  userEmail: string;
  status: OrderStatus;
  /** Whether it holds its ticket (see `holdsTicket`): true unless cancelled. */
  live: boolean;
  createdAt: Date;
  expiresAt: Date;
  ticket: ReservedTicket;
  seller?: Seller;
  /** Its place in the sequence of the listing's reservations, where these must be made one after the other. */
  turn?: number | undefined;
  /** The payment that completed it. */
  paymentId?: string;
  cancelledBecause?: CancellationReason | undefined;
  /** Its slot among the buyer's unpaid reservations, while it is unpaid and where they are limited. */
  slot?: number | undefined;
  /** The payments whose refund was requested, since they did not complete the order. */
  refundsDue: string[];
  refund?: OrderRefund;
  mail?: StoredMail;
  /** When the buyer had the confirmation sent again, within the last hour of that. */
  mailRequests?: Date[];
}

type OrderMethods = AggregateMethods & OrderTransitions;
export type Order = HydratedDocument<OrderFields, OrderMethods>;
export type OrderModel = Model<OrderFields, object, OrderMethods>;

/** The orders that hold their tickets, and keep them from other buyers: all but the cancelled. A paid order holds them for ever. */
export const holdsTicket = { live: true } as const;

const schema = aggregate(
  new Schema<OrderFields>({
    userId: { type: String, required: true },
    userEmail: { type: String, required: true },
    status: { type: String, enum: orderStatus.options, required: true },
    live: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    ticket: {
      id: { type: String, required: true },
      title: { type: String, required: true },
      price: { type: Number, required: true },
      date: String,
      timeZone: String,
      section: String,
      row: String,
      seats: { type: [String], default: undefined },
      units: { type: [Number], required: true },
    },
    seller: { type: { id: String, email: String }, _id: false },
    turn: Number,
    paymentId: String,
    cancelledBecause: { type: String, enum: cancellationReason.options },
    slot: Number,
    refundsDue: { type: [String], default: [] },
    refund: { type: { status: String, amount: Number, at: Date }, _id: false },
    mail: { type: { version: Number, status: String, reason: String, at: Date }, _id: false },
    mailRequests: { type: [Date], default: undefined },
  }),
  'orders',
);
// Decides who gets a unit of a ticket: of simultaneous inserts, in any number of replicas, one succeeds.
schema.index({ 'ticket.id': 1, 'ticket.units': 1 }, { unique: true, partialFilterExpression: holdsTicket });
// Refuses a reservation that was decided before another one was seen. Cancelled orders keep their turns.
schema.index({ 'ticket.id': 1, turn: 1 }, { unique: true, partialFilterExpression: { turn: { $exists: true } } });
// Decides in the same way how many unpaid reservations a buyer has. Without a limit no order has a slot.
schema.index({ userId: 1, slot: 1 }, { unique: true, partialFilterExpression: { slot: { $exists: true } } });
schema.index(
  { userId: 1, 'ticket.id': 1, expiresAt: 1 },
  { partialFilterExpression: { cancelledBecause: 'expired' satisfies CancellationReason } },
);
schema.index({ userId: 1, live: 1, createdAt: -1, _id: -1 });
schema.index({ status: 1, expiresAt: 1 });
schema.method(orderTransitions);
schema.pre('init', ({ ticket }: { ticket?: Partial<ReservedTicket> }) => {
  if (ticket?.date) ticket.date = fromStoredDate(ticket.date);
  // An earlier version, running beside this one, stores none.
  if (ticket && !ticket.units?.length) ticket.units = [0];
});

export const orderModel = (connection: Connection): OrderModel =>
  connection.model<OrderFields, OrderModel>('Order', schema);

export interface Reservation {
  id: Types.ObjectId;
  buyer: SessionUser;
  ticket: ReservedTicket;
  seller?: Seller | undefined;
  createdAt: Date;
  expiresAt: Date;
  slot?: number | undefined;
  turn?: number | undefined;
}

export type NewOrder = OrderFields & { _id: Types.ObjectId };

/**
 * Makes a new order, which holds its units once stored, as MongoDB stores it: a document of mongoose costs four times as
 * much, and a rush for tickets consists of reservations. Storing it fails while another order holds one of the units.
 *
 * @throws RangeError for the same unit twice, which the index does not refuse within one document
 */
export function reserve({ id, buyer, ticket, seller, createdAt, expiresAt, slot, turn }: Reservation): NewOrder {
  const { units } = ticket;
  if (units.length === 0 || new Set(units).size < units.length) throw new RangeError('An order holds different units');
  const status = 'created';
  const created = outboxEntry(orderCreated, 'orders', {
    id: id.toHexString(),
    version: 0,
    status,
    userId: buyer.id,
    userEmail: buyer.email,
    expiresAt: expiresAt.toISOString(),
    ticket: {
      id: ticket.id,
      price: toPrice(ticket.price),
      ...(ticket.date && { date: fromStoredDate(ticket.date) }),
      units,
    },
    quantity: units.length,
    total: toPrice(totalOf(ticket)),
    ...(seller && { seller }),
  });
  return {
    _id: id,
    userId: buyer.id,
    userEmail: buyer.email,
    status,
    ...holdsTicket,
    createdAt,
    expiresAt,
    ticket,
    ...(seller && { seller }),
    ...(turn !== undefined && { turn }),
    ...(slot !== undefined && { slot }),
    refundsDue: [],
    version: 0,
    outbox: [created],
  };
}
