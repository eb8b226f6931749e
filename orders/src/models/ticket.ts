import type { Money } from '@ticketing/common';
import type { CopyFields } from '@ticketing/common/mongo';
import { Schema, type Connection, type Model } from 'mongoose';

/** What orders knows of a ticket: a copy, which follows the events of `tickets` one version after the other. */
export interface TicketFields extends CopyFields {
  title: string;
  price: Money;
  date?: Date;
}

export type TicketModel = Model<TicketFields>;

const schema = new Schema<TicketFields>(
  {
    title: { type: String, required: true },
    price: { type: Number, required: true },
    date: Date,
    version: { type: Number, required: true },
  },
  { versionKey: false },
);

export const ticketModel = (connection: Connection): TicketModel => connection.model('Ticket', schema);

/** Whether the day on which a ticket is good has passed, in UTC; one without a date is good on any day. */
export function isPast({ date }: Pick<TicketFields, 'date'>, now: Date): boolean {
  return date !== undefined && date.getTime() < new Date(now).setUTCHours(0, 0, 0, 0);
}
