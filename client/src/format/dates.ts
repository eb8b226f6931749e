import { dayIn, isTimeZone, zoneName } from './zone';

/** When an event is, as the backend has it. */
export interface EventTime {
  /** A day, `YYYY-MM-DD`, or a moment, ISO 8601 in UTC. */
  date?: string;
  /** Where it takes place, an IANA time zone. */
  timeZone?: string;
}

/** What stands on a ticket's stub, and the year, which does not. */
export interface StubText {
  weekday: string;
  day: string;
  month: string;
  year: string;
}

/** A day is that day wherever it is read, and has no time of day. */
export const isDay = (date: string): boolean => /^\d{4}-\d\d-\d\d$/.test(date);

/** Whether it depends on the reader's place what is read: a moment of an event of which the place is not known. */
export const isReadersTime = ({ date, timeZone }: EventTime): boolean =>
  date !== undefined && !isDay(date) && !isTimeZone(timeZone);

/** "Saturday 12 December 2026", with ", 19:30 New York time" where there is a time of day. */
export function formatDate(event: EventTime & { date: string }, readersZone: string): string {
  const { weekday, day, month, year } = partsOf(event, readersZone);
  const time = formatTimeOfDay(event, readersZone);
  return `${weekday} ${day} ${month} ${year}${time ? `, ${time}` : ''}`;
}

/** "19:30 New York time", or "19:30 your time" where the event's own zone is not known; undefined where there is no time. */
export function formatTimeOfDay({ date, timeZone }: EventTime, readersZone: string): string | undefined {
  if (date === undefined || isDay(date)) return undefined;
  const { hour, minute } = partsOf({ date, timeZone }, readersZone);
  if (isTimeZone(timeZone)) return `${hour}:${minute} ${zoneName(timeZone)}`;
  // Of a reader whose zone is not known, UTC is not the own one.
  return `${hour}:${minute} ${readersZone === 'UTC' ? 'UTC' : 'your time'}`;
}

/** @returns undefined where there is no date */
export function formatStub({ date, timeZone }: EventTime, readersZone: string): StubText | undefined {
  if (date === undefined) return undefined;
  const { weekday, day, month, year } = partsOf({ date, timeZone }, readersZone);
  return { weekday: weekday.slice(0, 3), day, month: month.slice(0, 3), year };
}

/** The last place on Earth where a day ends. */
const LAST_ZONE = 'Etc/GMT+12';

/** Whether it is over: a moment once it has come, a day once it has ended there or, where that is not known, everywhere. */
export function isOver({ date, timeZone }: EventTime, now: number): boolean {
  if (date === undefined) return false;
  if (!isDay(date)) return Date.parse(date) <= now;
  return date < dayIn(isTimeZone(timeZone) ? timeZone : LAST_ZONE, now);
}

/** In the event's zone or else the reader's where it is a moment, in none where it is a day. */
function partsOf({ date, timeZone }: EventTime & { date: string }, readersZone: string) {
  const zone = isDay(date) ? 'UTC' : [timeZone, readersZone].find(isTimeZone);
  const parts = formatIn(zone ?? 'UTC').formatToParts(new Date(date));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  return {
    weekday: part('weekday'),
    day: part('day'),
    month: part('month'),
    year: part('year'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it, and a list uses it fifty times. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-GB', { ...day, ...time, timeZone });
    formats.set(timeZone, format);
  }
  return format;
}
