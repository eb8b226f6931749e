import { formatDate, formatStub, formatTimeOfDay, usesReaderZone, type EventTime } from './dates';
import { dayIn, isTimeZone } from './zone';

/** The formatted time of an event. Formatted on the server, since ICU data differs between browsers. */
export interface When {
  date: string;
  whole: string;
  /** What the stub leaves out; may be empty. */
  rest: string;
  /** Set for times in the reader's zone, so that the browser can format them again in its own. */
  readers?: { zone: string; now: number };
}

/**
 * @param readerZone UTC if unknown
 * @param now in milliseconds; the current year is omitted
 * @returns undefined without a date
 */
export function formatWhen(event: EventTime, readerZone: string, now: number): When | undefined {
  const { date } = event;
  if (date === undefined) return undefined;
  const words = {
    date,
    whole: formatDate({ ...event, date }, readerZone),
    rest: restOf(event, readerZone, now),
  };
  return usesReaderZone(event) ? { ...words, readers: { zone: readerZone, now } } : words;
}

/** The parts of a date for a ticket's stub: "Fri", "2", "Jul". */
export function stubOf({ whole }: When) {
  const [weekday = '', day = '', month = ''] = whole.split(' ');
  return { weekday: weekday.slice(0, 3), day, month: month.slice(0, 3) };
}

/** "19:30 New York time", "2031, 19:30 New York time", "2031", or empty for a day of this year. */
function restOf(event: EventTime, readerZone: string, now: number): string {
  const { year } = formatStub(event, readerZone) ?? {};
  const thisYear = dayIn([event.timeZone, readerZone].find(isTimeZone) ?? 'UTC', now).slice(0, 4);
  return [year === thisYear ? undefined : year, formatTimeOfDay(event, readerZone)].filter(Boolean).join(', ');
}
