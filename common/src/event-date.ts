import { DateTime } from 'luxon';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** RFC 3339, section 5.6, without leap seconds: a `Date` has none. */
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** What four digits of a year, in UTC, can still write down. */
const END_OF_TIME = Date.UTC(10_000, 0, 1);
/** A zone's name, as the IANA database writes them; offsets such as `+01:00` are none. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
/** The last place on Earth where a day ends. */
const LAST_ZONE = 'Etc/GMT+12';

/**
 * Reads when an event takes place. A day and a moment are different things: a moment at midnight is no day.
 *
 * @param text a day (`2026-12-31`) or an RFC 3339 date-time (`2026-12-31T20:00:00+01:00`)
 * @returns the day as it is, or the moment in UTC with milliseconds; undefined when it is neither
 */
export function readEventDate(text: string): string | undefined {
  const upper = text.toUpperCase();
  if (DAY.test(upper)) return isCalendarDay(upper) ? upper : undefined;
  const day = DATE_TIME.exec(upper)?.[1];
  const moment = new Date(upper);
  if (day === undefined || !isCalendarDay(day) || !(moment.getTime() < END_OF_TIME)) return undefined;
  return moment.toISOString();
}

/** Whether a date that `readEventDate` returned is a day; otherwise it is a moment. */
export const isDay = (date: string): boolean => DAY.test(date);

/**
 * Reads an IANA time zone.
 *
 * @returns its name, in the database's spelling; undefined when there is no such zone
 */
export function readTimeZone(name: string): string | undefined {
  if (!ZONE_NAME.test(name)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    // An alias stays what it is: which name is the main one depends on the version of the database.
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return undefined;
  }
}

/**
 * From when on an event is over: a moment once it has come, a day once it has ended in the event's time zone or, without
 * one (or with one that this process does not know), everywhere on Earth.
 *
 * @param date as `readEventDate` returns it
 */
export function endsAt(date: string, timeZone?: string): Date {
  if (!isDay(date)) return new Date(date);
  const zone = (timeZone !== undefined && readTimeZone(timeZone)) || LAST_ZONE;
  // Noon, since the day itself may begin later than midnight.
  return DateTime.fromISO(`${date}T12:00`, { zone }).plus({ days: 1 }).startOf('day').toJSDate();
}

/**
 * Where an event stands among others by time: a moment where it is, a day at its beginning in the event's time zone or,
 * without one, in UTC.
 *
 * @param date as `readEventDate` returns it
 */
export function startsAt(date: string, timeZone?: string): Date {
  if (!isDay(date)) return new Date(date);
  const zone = (timeZone !== undefined && readTimeZone(timeZone)) || 'UTC';
  return DateTime.fromISO(`${date}T12:00`, { zone }).startOf('day').toJSDate();
}

/** `Date` takes 30 February for 2 March: only a real day reads the same when it is written again. */
function isCalendarDay(day: string): boolean {
  const date = new Date(day);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
