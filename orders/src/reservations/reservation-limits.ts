import { TooManyRequestsError } from '@ticketing/common';
import type { OrderModel } from '../models/order';
import { UNPAID } from '../models/order-moves';

/** What one buyer may reserve; undefined is no limit. */
export interface ReservationLimits {
  /** Unpaid reservations at once. */
  perBuyer: number | undefined;
  /** How often the same ticket may run out within 24 hours. */
  repeats: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * The slots in which a buyer's next reservation may be stored: its insert decides, by a unique index, so that of any number
 * of simultaneous ones no more get through than there are slots.
 *
 * Reservations of the time before a limit was set or lowered have no slot, or one that is not given any more. They take
 * the place of the highest slots until they end.
 */
export async function freeSlots(orders: OrderModel, userId: string, limit: number): Promise<number[]> {
  const unpaid = await orders.find({ userId, live: true, status: { $in: UNPAID } }, { slot: 1 }).lean();
  const taken = unpaid.map(({ slot = Infinity }) => slot);
  const beyond = (given: number) => taken.filter((slot) => slot >= given).length;
  let given = limit;
  while (given > 0 && given + beyond(given) > limit) given -= 1;
  return Array.from({ length: given }, (_, slot) => slot).filter((slot) => !taken.includes(slot));
}

/** The refusal of a reservation beyond the limit: it makes sense again when the first of the others has run out. */
export async function tooManyReservations(
  orders: OrderModel,
  userId: string,
  limit: number,
  now: Date,
): Promise<TooManyRequestsError> {
  const first = await orders
    .findOne({ userId, live: true, status: { $in: UNPAID } }, { expiresAt: 1 })
    .sort({ expiresAt: 1 })
    .lean();
  const many = limit === 1 ? 'an unpaid reservation' : `${limit} unpaid reservations`;
  return new TooManyRequestsError(
    secondsUntil(first?.expiresAt, now),
    `You have ${many} already: please pay for one or cancel one first`,
  );
}

/**
 * Checks how often a buyer let a ticket run out of late.
 *
 * @throws TooManyRequestsError when it was too often
 */
export async function requireFewRepeats(
  orders: OrderModel,
  { userId, ticketId }: { userId: string; ticketId: string },
  repeats: number,
  now: Date,
): Promise<void> {
  const ofLate = { $gt: new Date(now.getTime() - DAY_MS) };
  const ranOut = await orders
    .find({ userId, 'ticket.id': ticketId, cancelledBecause: 'expired', expiresAt: ofLate }, { expiresAt: 1 })
    .sort({ expiresAt: -1 })
    .limit(repeats)
    .lean();
  const oldest = ranOut[repeats - 1];
  if (!oldest) return;
  throw new TooManyRequestsError(
    secondsUntil(new Date(oldest.expiresAt.getTime() + DAY_MS), now),
    'You have let this ticket run out too often today: it is for others now, please try again tomorrow',
  );
}

const secondsUntil = (then: Date | undefined, now: Date): number =>
  Math.max(1, Math.ceil(((then?.getTime() ?? 0) - now.getTime()) / 1_000));
