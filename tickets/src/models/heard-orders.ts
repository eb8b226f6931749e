import mongoose from 'mongoose';
import type { Ticket, TicketModel } from './ticket';

/** How many orders a ticket remembers. Events are delivered again for a day at most: no ticket sees as many in a day. */
export const HEARD_ORDERS = 500;

/** The order that a ticket must forget before it may remember another. */
export function firstHeardToForget({ heard, orderId }: Ticket): string | undefined {
  if (heard.size < HEARD_ORDERS) return undefined;
  return [...heard.keys()].find((heardOrder) => heardOrder !== orderId);
}

/**
 * Remembers an order that was cancelled before the ticket heard of its creation, which then must not reserve it. Nothing
 * that is shown changes, so the version stays.
 *
 * @throws VersionError when the ticket was changed meanwhile, and has to be looked at anew
 */
export async function noteCancellation(
  tickets: TicketModel,
  ticket: Ticket,
  order: { id: string; version: number },
): Promise<void> {
  const forgotten = firstHeardToForget(ticket);
  const noted = await tickets.collection.updateOne(
    { _id: ticket._id, version: ticket.version },
    {
      $max: { [`heard.${order.id}`]: order.version },
      ...(forgotten !== undefined && { $unset: { [`heard.${forgotten}`]: true } }),
    },
  );
  if (noted.matchedCount === 0) throw new mongoose.Error.VersionError(ticket, ticket.version, ['heard']);
}
