import { InvalidInputError } from '@ticketing/common';
import { startOfDay } from '../models/calendar';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** RFC 3339, section 5.6, without leap seconds: a `Date` has none. */
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** What four digits of a year, in UTC, can still write down. */
const END_OF_TIME = Date.UTC(10_000, 0, 1);

/**
 * The date that a request gives: a day, which means its first moment in UTC, or an RFC 3339 date-time; null is none.
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parseDate(value: unknown): Date | undefined {
  if (value === null || value === undefined) return undefined;
  const text = typeof value === 'string' ? value.toUpperCase() : '';
  const day = DAY.test(text) ? text : DATE_TIME.exec(text)?.[1];
  const date = new Date(text);
  if (day === undefined || !isCalendarDay(day) || !(date.getTime() < END_OF_TIME)) {
    throw new Error('Date must be a day (2026-12-31) or an RFC 3339 date-time (2026-12-31T20:00:00Z)');
  }
  return date;
}

/** `Date` takes 30 February for 2 March: only a real day reads the same when it is written again. */
function isCalendarDay(day: string): boolean {
  const date = new Date(day);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/**
 * Checks that a date is not before today, in UTC.
 *
 * @param present the date that the ticket has already, which it may keep
 * @throws InvalidInputError when it is
 */
export function requireDateAhead(date: Date | undefined, now: Date, present?: Date): void {
  if (!date || date >= startOfDay(now) || date.getTime() === present?.getTime()) return;
  throw new InvalidInputError([{ message: 'Date must not be before today', field: 'date' }]);
}
