import { ticketCreated, type TicketCreated } from '@ticketing/common';
import { aTicketCreated, type RecordingBus } from '@ticketing/common/testing';

/** Puts a ticket on sale with the event that `tickets` publishes. */
export async function aTicketOnSale(bus: RecordingBus, fields: Partial<TicketCreated> = {}): Promise<TicketCreated> {
  const ticket = aTicketCreated(fields);
  await bus.deliver(ticketCreated, ticket);
  return ticket;
}
