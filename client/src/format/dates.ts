/** A date without a time of day is kept as midnight UTC: it is that day wherever the reader is. */
export const hasTimeOfDay = (iso: string): boolean => !/T00:00:00(\.0+)?Z$/.test(iso);

/** What stands on a ticket's stub. */
export interface StubText {
  weekday: string;
  day: string;
  month: string;
}

/** "Saturday 12 December 2026", with ", 19:30" where there is a time of day. */
export function formatDate(iso: string, readersZone: string): string {
  const { weekday, day, month, year, time } = partsOf(iso, readersZone);
  return `${weekday} ${day} ${month} ${year}${time}`;
}

/** @returns undefined where there is no date */
export function formatStub(iso: string | undefined, readersZone: string): StubText | undefined {
  if (iso === undefined) return undefined;
  const { weekday, day, month } = partsOf(iso, readersZone);
  return { weekday: weekday.slice(0, 3), day, month: month.slice(0, 3) };
}

/** In the reader's zone where it is a moment, in none where it is a day. */
function partsOf(iso: string, readersZone: string) {
  const moment = hasTimeOfDay(iso);
  const parts = formatIn(moment ? readersZone : 'UTC').formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  // Only where the reader's zone is not known does it have to be said which one this is.
  const zoneName = readersZone === 'UTC' ? ' UTC' : '';
  const time = moment ? `, ${part('hour')}:${part('minute')}${zoneName}` : '';
  return { weekday: part('weekday'), day: part('day'), month: part('month'), year: part('year'), time };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it, and a list uses it fifty times. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-GB', { ...day, hour: '2-digit', minute: '2-digit', timeZone });
    formats.set(timeZone, format);
  }
  return format;
}
