import { defineEvent, id, type EventData } from './event';
import { ticketCreated } from './ticket-created';

/** A ticket was changed by its seller, or was reserved for an order or released. */
export const ticketUpdated = defineEvent('ticket:updated', ticketCreated.schema.extend({ orderId: id.optional() }));

export type TicketUpdated = EventData<typeof ticketUpdated>;
