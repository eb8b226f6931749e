import { splits } from '@ticketing/common/contracts';
import { aggregate, fromStoredDate, type AggregateMethods } from '@ticketing/common/mongo';
import { Schema, type Connection, type HydratedDocument, type Model } from 'mongoose';
import { addListing, listingFields } from './listing';
import type { StoredTicket, TicketFields } from './ticket-fields';
import { ticketTransitions, type TicketTransitions } from './ticket-transitions';

type TicketMethods = AggregateMethods & TicketTransitions;
export type Ticket = HydratedDocument<TicketFields, TicketMethods>;
export type TicketModel = Model<TicketFields, object, TicketMethods>;

const schema = aggregate(
  new Schema<TicketFields>({
    title: { type: String, required: true },
    price: { type: Number, required: true, validate: Number.isSafeInteger },
    date: String,
    timeZone: String,
    userId: { type: String, required: true },
    createdAt: { type: Date, required: true },
    userEmail: String,
    quantity: Number,
    split: { type: String, enum: splits },
    section: String,
    row: String,
    seats: { type: [String], default: undefined },
    faceValue: Number,
    restrictions: String,
    orderId: String,
    sold: Boolean,
    units: { type: [{ n: Number, orderId: String, sold: Boolean, _id: false }], default: undefined },
    withdrawn: Boolean,
    suspended: Boolean,
    cancellations: Number,
    ...listingFields,
  }),
  'tickets',
);
schema.method(ticketTransitions);
schema.pre('init', (stored: Partial<StoredTicket>) => {
  if (stored.date) stored.date = fromStoredDate(stored.date);
});
addListing(schema);

export const ticketModel = (connection: Connection): TicketModel =>
  connection.model<TicketFields, TicketModel>('Ticket', schema);
