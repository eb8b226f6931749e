import { formatDate, formatStub, formatTimeOfDay, isReadersTime, type EventTime, type StubText } from './dates';
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
 * @param readersZone UTC if unknown
 * @param now in milliseconds; the current year is omitted
 * @returns undefined without a date
 */
export function formatWhen(event: EventTime, readersZone: string, now: number): When | undefined {
  const { date } = event;
  const stub = formatStub(event, readersZone);
  if (date === undefined || !stub) return undefined;
  const words = {
    date,
    stub,
    whole: formatDate({ ...event, date }, readersZone),
    rest: restOf(event, readersZone, now),
  };
  return isReadersTime(event) ? { ...words, readers: { zone: readersZone, now } } : words;
}

/** "19:30 New York time", "2031, 19:30 New York time", "2031", or empty for a day of this year. */
function restOf(event: EventTime, readersZone: string, now: number): string {
  const { year } = formatStub(event, readersZone) ?? {};
  const thisYear = dayIn([event.timeZone, readersZone].find(isTimeZone) ?? 'UTC', now).slice(0, 4);
  return [year === thisYear ? undefined : year, formatTimeOfDay(event, readersZone)].filter(Boolean).join(', ');
}
