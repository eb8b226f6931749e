import { dayIn, isTimeZone, zoneName } from './zone';

/** The time of an event as the API has it. */
export interface EventTime {
  /** A day (`YYYY-MM-DD`) or a UTC timestamp (ISO 8601). */
  date?: string;
  /** The IANA time zone of the venue. */
  timeZone?: string;
}

/** The parts of a date on a ticket's stub, and the year, which the stub leaves out. */
export interface StubText {
  weekday: string;
  day: string;
  month: string;
  year: string;
}

/** Whether it is a calendar day, which has no time and no zone. */
export const isDay = (date: string): boolean => /^\d{4}-\d\d-\d\d$/.test(date);

/** Whether the event is shown in the reader's time zone, because the venue's is unknown. */
export const usesReaderZone = ({ date, timeZone }: EventTime): boolean =>
  date !== undefined && !isDay(date) && !isTimeZone(timeZone);

/** "Saturday 12 December 2026", followed by ", 19:30 New York time" if there is a time. */
export function formatDate(event: EventTime & { date: string }, readerZone: string): string {
  const { weekday, day, month, year } = partsOf(event, readerZone);
  const time = formatTimeOfDay(event, readerZone);
  return `${weekday} ${day} ${month} ${year}${time ? `, ${time}` : ''}`;
}

/** "19:30 New York time", or "19:30 your time" if the venue's zone is unknown; undefined for a day. */
export function formatTimeOfDay({ date, timeZone }: EventTime, readerZone: string): string | undefined {
  if (date === undefined || isDay(date)) return undefined;
  const { hour, minute } = partsOf({ date, timeZone }, readerZone);
  if (isTimeZone(timeZone)) return `${hour}:${minute} ${zoneName(timeZone)}`;
  // UTC is the fallback for an unknown zone, so it is not called the reader's own.
  return `${hour}:${minute} ${readerZone === 'UTC' ? 'UTC' : 'your time'}`;
}

export function formatStub({ date, timeZone }: EventTime, readerZone: string): StubText | undefined {
  if (date === undefined) return undefined;
  const { weekday, day, month, year } = partsOf({ date, timeZone }, readerZone);
  return { weekday: weekday.slice(0, 3), day, month: month.slice(0, 3), year };
}

/** The zone in which a day ends last. */
const LAST_ZONE = 'Etc/GMT+12';

/** Whether the event is past: after its timestamp, or after its day has ended at the venue (anywhere, if unknown). */
export function isOver({ date, timeZone }: EventTime, now: number): boolean {
  if (date === undefined) return false;
  if (!isDay(date)) return Date.parse(date) <= now;
  return date < dayIn(isTimeZone(timeZone) ? timeZone : LAST_ZONE, now);
}

/** Timestamps are formatted in the venue's zone or else the reader's; days are formatted as they are. */
function partsOf({ date, timeZone }: EventTime & { date: string }, readerZone: string) {
  const zone = isDay(date) ? 'UTC' : [timeZone, readerZone].find(isTimeZone);
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

/** Cached: creating a format costs a hundred times as much as using it. */
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
