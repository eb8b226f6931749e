import { formatDate, formatStub, formatTimeOfDay, isReadersTime, type EventTime, type StubText } from './dates';
import { dayIn, isTimeZone } from './zone';

/** When an event is, in words already: what the browser would write itself, it might write otherwise. */
export interface When {
  date: string;
  stub: StubText;
  whole: string;
  /** What the stub leaves out; empty where that is nothing. */
  rest: string;
  /** Where it is the reader's clocks that count, what the words are from: the browser may know better which they are. */
  readers?: { zone: string; now: number };
}

/**
 * @param readersZone the reader's, as far as it is known
 * @param now milliseconds; the year is only said where it is another
 * @returns undefined where there is no date
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

/** "19:30 New York time", "2031, 19:30 New York time", "2031", or nothing for a day of this year. */
function restOf(event: EventTime, readersZone: string, now: number): string {
  const { year } = formatStub(event, readersZone) ?? {};
  const thisYear = dayIn([event.timeZone, readersZone].find(isTimeZone) ?? 'UTC', now).slice(0, 4);
  return [year === thisYear ? undefined : year, formatTimeOfDay(event, readersZone)].filter(Boolean).join(', ');
}
