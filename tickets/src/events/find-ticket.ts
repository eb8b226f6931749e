import type { Ticket, TicketModel } from '../models/ticket';

/**
 * The ticket that an order is about.
 *
 * @throws Error when there is none: an order can only be made for a ticket that this service told of
 */
export async function knownTicket(tickets: TicketModel, id: string): Promise<Ticket> {
  const ticket = await tickets.findById(id).readConcern('majority');
  if (!ticket) throw new Error(`There is no ticket ${id}`);
  return ticket;
}
