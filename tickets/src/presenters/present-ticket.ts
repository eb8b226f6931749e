import { toPrice } from '@ticketing/common';
import type { Ticket } from '@ticketing/common/contracts';
import { fromStoredDate } from '@ticketing/common/mongo';
import type { StoredTicket } from '../models/ticket-fields';
import { availableOf, stateOf } from '../models/units';

const shownFields = [
  ...([
    '_id',
    'title',
    'price',
    'date',
    'timeZone',
    'userId',
    'version',
    'orderId',
    'sold',
    'units',
    'withdrawn',
    'suspended',
  ] as const),
  ...(['quantity', 'split', 'section', 'row', 'seats', 'faceValue', 'restrictions', 'onSaleUntil'] as const),
];

export type ShownTicket = Pick<StoredTicket, (typeof shownFields)[number]>;

/** The projection of the fields that are shown. */
export const shownProjection = Object.fromEntries(shownFields.map((field) => [field, 1 as const]));

/** A ticket as the API shows it at `now`; fields without a value are left out. */
export function presentTicket(ticket: ShownTicket, now: Date): Ticket {
  const { quantity = 1, split, orderId, faceValue, restrictions, onSaleUntil } = ticket;
  const state = stateOf(ticket);
  const isPast = onSaleUntil <= now && (state === 'on-sale' || state === 'reserved');
  return {
    ...presentDetails(ticket),
    status: isPast ? 'past' : state,
    quantity,
    available: availableOf(ticket),
    ...(quantity > 1 && { split: split ?? 'any' }),
    ...(faceValue !== undefined && { faceValue: toPrice(faceValue) }),
    ...(restrictions !== undefined && { restrictions }),
    ...(quantity === 1 && orderId !== undefined && { orderId }),
  };
}

type Details = Omit<ShownTicket, 'onSaleUntil'>;

/** What the API and the events show alike. */
export function presentDetails(ticket: Details) {
  const { _id, title, price, date, timeZone, userId, version, section, row, seats } = ticket;
  return {
    id: _id.toHexString(),
    title,
    price: toPrice(price),
    ...(date && { date: fromStoredDate(date) }),
    ...(timeZone !== undefined && { timeZone }),
    userId,
    version,
    ...(section !== undefined && { section }),
    ...(row !== undefined && { row }),
    ...(seats !== undefined && { seats: [...seats] }),
  };
}
