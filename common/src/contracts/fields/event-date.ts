import { readEventDate, readTimeZone } from '../../event-date';

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
