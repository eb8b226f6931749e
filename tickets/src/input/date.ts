import { InvalidInputError, isDay, endsAt, readEventDate, readTimeZone } from '@ticketing/common';
import type { TicketDetails } from '../models/ticket-fields';

/**
 * The date that a request gives: a day, or a moment as an RFC 3339 date-time; null is none.
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parseDate(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  const date = typeof value === 'string' ? readEventDate(value) : undefined;
  if (date !== undefined) return date;
  throw new Error('Date must be a day (2026-12-31) or an RFC 3339 date-time (2026-12-31T20:00:00Z)');
}

/**
 * The time zone that a request gives; null is none.
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parseTimeZone(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  const zone = typeof value === 'string' ? readTimeZone(value) : undefined;
  if (zone !== undefined) return zone;
  throw new Error('Time zone must be the name of an IANA time zone, like Europe/London');
}

/**
 * Checks that the event is not over.
 *
 * @param present the date that the ticket has already, which it may keep
 * @throws InvalidInputError when it is over
 */
export function requireDateAhead({ date, timeZone }: TicketDetails, now: Date, present?: string): void {
  if (date === undefined || date === present || endsAt(date, timeZone) > now) return;
  const over = isDay(date)
    ? `this day is over${timeZone === undefined ? '' : ` in ${timeZone}`}`
    : 'this moment is past';
  throw new InvalidInputError([{ message: `Date must lie ahead: ${over}`, field: 'date' }]);
}
