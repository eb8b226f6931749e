import { endsAt, readEventDate, toMoney, type TicketCreated, type TicketUpdated } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { TicketFields, TicketModel } from '../models/ticket';

/**
 * Updates the copy of a ticket from its event. The time at which its date is over is computed here, once, rather than
 * for each reservation.
 *
 * @throws OutOfOrderEventError when an earlier version is still missing
 */
export function copyTicket(tickets: TicketModel, event: TicketCreated & Partial<TicketUpdated>): Promise<void> {
  const { id, version, title, price, timeZone } = event;
  const date = event.date && (readEventDate(event.date) ?? event.date);
  const onSaleUntil = date === undefined ? undefined : endsAt(date, timeZone);
  const fields = { title, price: toMoney(price), date, timeZone, onSaleUntil, ...unitFields(event) };
  return applyToProjection<TicketFields>(tickets, { id, version, fields });
}

/** An earlier version of `tickets` knows nothing of these, and its events change none of them. */
function unitFields(event: TicketCreated & Partial<TicketUpdated>): Partial<TicketFields> {
  if (event.quantity === undefined) return {};
  const { quantity, split, section, row, seats, userId, userEmail, withdrawn } = event;
  return { quantity, split, section, row, seats, userId, userEmail, withdrawn };
}
