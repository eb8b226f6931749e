import { ticket } from '../contracts/ticket';
import { defineEvent, type EventData } from './event';

/** A ticket was changed by its seller, or was reserved for an order or released. */
export const ticketUpdated = defineEvent('ticket:updated', ticket);

export type TicketUpdated = EventData<typeof ticketUpdated>;
