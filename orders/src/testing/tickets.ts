import { ticketCreated, type TicketCreated } from '@ticketing/common';
import { aTicketCreated, type RecordingBus } from '@ticketing/common/testing';

/** Puts a ticket on sale, as `tickets` would tell of it. */
export async function aTicketOnSale(bus: RecordingBus, given: Partial<TicketCreated> = {}): Promise<TicketCreated> {
  const ticket = aTicketCreated(given);
  await bus.deliver(ticketCreated, ticket);
  return ticket;
}
