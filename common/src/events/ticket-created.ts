import { ticket } from '../contracts/ticket';
import { defineEvent, type EventData } from './event';

/** A ticket was put on sale. */
export const ticketCreated = defineEvent('ticket:created', ticket.omit({ orderId: true }));

export type TicketCreated = EventData<typeof ticketCreated>;
