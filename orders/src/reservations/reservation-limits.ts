import { TooManyRequestsError } from '@ticketing/common';
import { holdsTicket, type OrderModel } from '../models/order';
import { UNPAID } from '../models/order-transitions';

/** What one buyer may reserve; undefined means no limit. */
export interface ReservationLimits {
  /** Unpaid reservations at the same time. */
  perBuyer: number | undefined;
  /** How often reservations of the same ticket may expire within 24 hours. */
  repeats: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * The slots in which a buyer's next reservation may be stored. A unique index over the slots decides, so that no more
 * simultaneous reservations succeed than there are slots.
 *
 * Reservations from before a limit was set or lowered have no slot, or one beyond the limit. Until they end, each takes
 * the place of one of the highest slots.
 */
export async function freeSlots(orders: OrderModel, userId: string, limit: number): Promise<number[]> {
  const unpaid = await orders.find({ userId, ...holdsTicket, status: { $in: UNPAID } }, { slot: 1 }).lean();
  const taken = unpaid.map(({ slot = Infinity }) => slot);
  const takenFrom = (count: number) => taken.filter((slot) => slot >= count).length;
  let count = limit;
  while (count > 0 && count + takenFrom(count) > limit) count -= 1;
  return Array.from({ length: count }, (_, slot) => slot).filter((slot) => !taken.includes(slot));
}

/** The error for a reservation over the limit, to be retried when the first of the others expires. */
export async function tooManyReservations(
  orders: OrderModel,
  userId: string,
  limit: number,
  now: Date,
): Promise<TooManyRequestsError> {
  const first = await orders
    .findOne({ userId, ...holdsTicket, status: { $in: UNPAID } }, { expiresAt: 1 })
    .sort({ expiresAt: 1 })
    .lean();
  const many = limit === 1 ? 'an unpaid reservation' : `${limit} unpaid reservations`;
  return new TooManyRequestsError(
    secondsUntil(first?.expiresAt, now),
    `You have ${many} already: please pay for one or cancel one first`,
  );
}

/**
 * Checks how often a buyer's reservations of a ticket expired within 24 hours.
 *
 * @throws TooManyRequestsError when that was too often
 */
export async function requireFewRepeats(
  orders: OrderModel,
  { userId, ticketId }: { userId: string; ticketId: string },
  repeats: number,
  now: Date,
): Promise<void> {
  const lately = { $gt: new Date(now.getTime() - DAY_MS) };
  const expired = await orders
    .find({ userId, 'ticket.id': ticketId, cancelledBecause: 'expired', expiresAt: lately }, { expiresAt: 1 })
    .sort({ expiresAt: -1 })
    .limit(repeats)
    .lean();
  const oldest = expired[repeats - 1];
  if (!oldest) return;
  throw new TooManyRequestsError(
    secondsUntil(new Date(oldest.expiresAt.getTime() + DAY_MS), now),
    'You have let this ticket run out too often today: it is for others now, please try again tomorrow',
  );
}

const secondsUntil = (then: Date | undefined, now: Date): number =>
  Math.max(1, Math.ceil(((then?.getTime() ?? 0) - now.getTime()) / 1_000));
