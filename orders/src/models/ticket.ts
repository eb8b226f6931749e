import { endsAt, type Money } from '@ticketing/common';
import { fromStoredDate, type ProjectionFields, type StoredEventDate } from '@ticketing/common/mongo';
import { Schema, type Connection, type Model } from 'mongoose';

/** What orders knows of a ticket: a copy, which follows the events of `tickets` one version after the other. */
export interface TicketFields extends ProjectionFields {
  title: string;
  price: Money;
  date?: StoredEventDate;
  timeZone?: string;
  /** When its date is over, from which on it cannot be reserved; a copy of an earlier version has none. */
  onSaleUntil?: Date;
}

export type TicketModel = Model<TicketFields>;

const schema = new Schema<TicketFields>(
  {
    title: { type: String, required: true },
    price: { type: Number, required: true },
    date: String,
    timeZone: String,
    onSaleUntil: Date,
    version: { type: Number, required: true },
  },
  { versionKey: false },
);

export const ticketModel = (connection: Connection): TicketModel => connection.model('Ticket', schema);

/** Whether the event is over; a ticket without a date is good on any day. */
export function isPast(ticket: Pick<TicketFields, 'date' | 'timeZone' | 'onSaleUntil'>, now: Date): boolean {
  const { date, timeZone, onSaleUntil = date && endsAt(fromStoredDate(date), timeZone) } = ticket;
  return onSaleUntil !== undefined && onSaleUntil <= now;
}
