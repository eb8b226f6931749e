import { ConflictError, isDuplicateKey, TooManyRequestsError } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { OrderModel } from '../models/order';
import type { ShownOrder } from '../presenters/present-order';
import type { ConflictingOrders } from './conflicting-orders';
import type { ListingOrders } from './listing-orders';
import { freeSlots, requireFewRepeats, tooManyReservations, type ReservationLimits } from './reservation-limits';
import type { TicketContests } from './ticket-contests';
import { storeUnits, type Request } from './store-units';

interface Dependencies {
  orders: OrderModel;
  outbox: Outbox;
  limits: ReservationLimits;
  conflicts: ConflictingOrders;
  listing: ListingOrders;
  contests: TicketContests;
}

/**
 * Stores a reservation. The insert itself decides whether the tickets are free and whether the buyer may have another
 * reservation, rather than a read before it.
 *
 * @returns the order, or the one that an earlier run with the same id (and Idempotency-Key) stored before it crashed
 * @throws ConflictError when the ticket is not on sale in that number
 * @throws TooManyRequestsError when the buyer has too many reservations, or let this ticket expire too often
 */
export async function storeReservation(dependencies: Dependencies, reservation: Request): Promise<ShownOrder> {
  try {
    return await storeWithinLimits(dependencies, reservation);
  } catch (error) {
    const refused = error instanceof TooManyRequestsError || error instanceof ConflictError;
    if (!refused && !isDuplicateKey(error)) throw error;
    const found = await dependencies.conflicts.find(reservation);
    const earlier = found.find(({ _id }) => _id.equals(reservation.id));
    // The order as the earlier run stored it, whatever has happened to it since.
    if (earlier) return { ...earlier, status: 'created', version: 0, cancelledBecause: undefined };
    if (refused) throw error;
    const sold = found.some(({ status }) => status === 'complete');
    throw new ConflictError(sold ? 'This ticket is sold' : 'This ticket is reserved');
  }
}

async function storeWithinLimits(dependencies: Dependencies, reservation: Request): Promise<ShownOrder> {
  const { orders, limits } = dependencies;
  const { buyer, ticket, createdAt } = reservation;
  if (limits.repeats !== undefined) {
    await requireFewRepeats(orders, { userId: buyer.id, ticketId: ticket.id }, limits.repeats, createdAt);
  }
  if (limits.perBuyer === undefined) return storeUnits(dependencies, reservation);
  for (const slot of await freeSlots(orders, buyer.id, limits.perBuyer)) {
    try {
      return await storeUnits(dependencies, { ...reservation, slot });
    } catch (error) {
      if (!isDuplicateKey(error, 'slot')) throw error;
    }
  }
  throw await tooManyReservations(orders, buyer.id, limits.perBuyer, createdAt);
}
