import { toMoney, type TicketCreated } from '@ticketing/common';
import { applyInOrder } from '@ticketing/common/mongo';
import type { TicketFields, TicketModel } from '../models/ticket';

/**
 * Moves the copy of a ticket to what an event of it tells.
 *
 * @throws EarlyEventError when an earlier version has not been heard yet
 */
export function copyTicket(tickets: TicketModel, { id, version, title, price, date }: TicketCreated): Promise<boolean> {
  const fields = { title, price: toMoney(price), date: date === undefined ? undefined : new Date(date) };
  return applyInOrder<TicketFields>(tickets, { id, version, fields });
}
