import { Mongo } from '@ticketing/common/mongo';
import { anId } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import pino from 'pino';
import type { TicketDetails } from '@ticketing/common/contracts';
import { offer } from './ticket-transitions';
import { ticketModel } from './ticket';

const tickets = ticketModel(new Mongo('mongodb://127.0.0.1:1/tickets', pino({ level: 'silent' })).connection);
const details = { title: 'Winter concert 東京', price: 1999 } as TicketDetails;

describe('a new ticket', () => {
  it.each([
    ['without a date', {}],
    ['with a day in a time zone', { date: '2031-12-31', timeZone: 'Europe/London' }],
    ['with a date that the request left out', { date: undefined, timeZone: undefined }],
  ])('is what the schema would store %s', async (_what, date) => {
    const ticket = offer({ ...details, ...date, id: new Types.ObjectId(), userId: anId(), createdAt: new Date() });
    const document = new tickets(ticket);
    await document.validate();
    expect(document.toObject({ transform: false })).toEqual(ticket);
    expect(Object.values(ticket)).not.toContain(undefined);
  });
});
