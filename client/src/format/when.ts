import { formatDate, formatStub, formatTimeOfDay, usesReaderZone, type EventTime, type StubText } from './dates';
import { dayIn, isTimeZone } from './zone';

/** The formatted time of an event. Formatted on the server, since ICU data differs between browsers. */
export interface When {
  date: string;
  stub: StubText;
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
  const stub = formatStub(event, readerZone);
  if (date === undefined || !stub) return undefined;
  const words = {
    date,
    stub,
    whole: formatDate({ ...event, date }, readerZone),
    rest: restOf(event, readerZone, now),
  };
  return usesReaderZone(event) ? { ...words, readers: { zone: readerZone, now } } : words;
}

/** "19:30 New York time", "2031, 19:30 New York time", "2031", or empty for a day of this year. */
function restOf(event: EventTime, readerZone: string, now: number): string {
  const { year } = formatStub(event, readerZone) ?? {};
  const thisYear = dayIn([event.timeZone, readerZone].find(isTimeZone) ?? 'UTC', now).slice(0, 4);
  return [year === thisYear ? undefined : year, formatTimeOfDay(event, readerZone)].filter(Boolean).join(', ');
}
