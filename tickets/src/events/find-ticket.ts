import type { Ticket, TicketModel } from '../models/ticket';

/**
 * Finds the ticket of an order.
 *
 * @throws Error when there is none: an order can only be made for a ticket that this service has published
 */
export async function findTicket(tickets: TicketModel, id: string): Promise<Ticket> {
  const ticket = await tickets.findById(id).readConcern('majority');
  if (!ticket) throw new Error(`There is no ticket ${id}`);
  return ticket;
}
