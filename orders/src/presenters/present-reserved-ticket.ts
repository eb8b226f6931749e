import { toPrice } from '@ticketing/common';
import type { ReservedTicket as PresentedTicket } from '@ticketing/common/contracts';
import { fromStoredDate } from '@ticketing/common/mongo';
import type { ReservedTicket } from '../models/order';

/** The ticket of an order, as the API and the events show it. */
export const presentReservedTicket = ({ id, title, price, date, timeZone }: ReservedTicket): PresentedTicket => ({
  id,
  title,
  price: toPrice(price),
  ...(date && { date: fromStoredDate(date) }),
  ...(timeZone !== undefined && { timeZone }),
});
