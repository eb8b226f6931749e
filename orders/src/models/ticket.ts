import { endsAt, type Money } from '@ticketing/common';
import { splits, type Split } from '@ticketing/common/contracts';
import { fromStoredDate, type ProjectionFields, type StoredEventDate } from '@ticketing/common/mongo';
import { Schema, type Connection, type Model } from 'mongoose';

/** The copy of a ticket, updated by the events of `tickets` in the sequence of their versions. */
export interface TicketFields extends ProjectionFields {
  title: string;
  price: Money;
  date?: StoredEventDate;
  timeZone?: string;
  /** How many tickets the listing has; 1 unless given. */
  quantity?: number;
  split?: Split;
  section?: string;
  row?: string;
  seats?: string[];
  /** Its seller, whom copies that an earlier version stored lack. */
  userId?: string;
  userEmail?: string;
  withdrawn?: boolean;
  /** When its date is over, and it can't be reserved any more. Copies that an earlier version stored lack it. */
  onSaleUntil?: Date;
}

export type TicketModel = Model<TicketFields>;

const schema = new Schema<TicketFields>(
  {
    title: { type: String, required: true },
    price: { type: Number, required: true },
    date: String,
    timeZone: String,
    quantity: Number,
    split: { type: String, enum: splits },
    section: String,
    row: String,
    seats: { type: [String], default: undefined },
    userId: String,
    userEmail: String,
    withdrawn: Boolean,
    onSaleUntil: Date,
    version: { type: Number, required: true },
  },
  { versionKey: false },
);

export const ticketModel = (connection: Connection): TicketModel => connection.model('Ticket', schema);

/** Whether the event is over; a ticket without a date is valid on any day. */
export function isPast(ticket: Pick<TicketFields, 'date' | 'timeZone' | 'onSaleUntil'>, now: Date): boolean {
  const { date, timeZone, onSaleUntil = date && endsAt(fromStoredDate(date), timeZone) } = ticket;
  return onSaleUntil !== undefined && onSaleUntil <= now;
}
