import { toPrice } from '@ticketing/common';
import type { Ticket } from '@ticketing/common/contracts';
import { fromStoredDate } from '@ticketing/common/mongo';
import type { StoredTicket } from '../models/ticket-fields';

const shownFields = ['_id', 'title', 'price', 'date', 'timeZone', 'userId', 'version', 'orderId'] as const;

export type ShownTicket = Pick<StoredTicket, (typeof shownFields)[number]>;

/** The projection of the fields that are shown. */
export const shownProjection = Object.fromEntries(shownFields.map((field) => [field, 1 as const]));

/** A ticket as the API and the events show it; fields without a value are left out. */
export function presentTicket({ _id, title, price, date, timeZone, userId, version, orderId }: ShownTicket): Ticket {
  return {
    id: _id.toHexString(),
    title,
    price: toPrice(price),
    ...(date && { date: fromStoredDate(date) }),
    ...(timeZone !== undefined && { timeZone }),
    userId,
    version,
    ...(orderId !== undefined && { orderId }),
  };
}
