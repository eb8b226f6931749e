const LOCALE = 'en-GB';

/** A date without a time of day is kept as midnight UTC: it is that day wherever the reader is. */
export const hasTimeOfDay = (iso: string): boolean => !/T00:00:00(\.0+)?Z$/.test(iso);

/** The zone to read a date in: the reader's where it is a moment, none where it is a day. */
export const zoneFor = (iso: string, readersZone: string): string => (hasTimeOfDay(iso) ? readersZone : 'UTC');

/** "Saturday 12 December 2026", with ", 19:30" where there is a time of day. */
export function formatDate(iso: string, readersZone: string): string {
  const timeZone = zoneFor(iso, readersZone);
  const date = new Date(iso);
  const day = format(date, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return hasTimeOfDay(iso) ? `${day.replace(',', '')}, ${formatTime(iso, timeZone)}` : day.replace(',', '');
}

/** "19:30", with the zone's name where it is not plain that it is the reader's. */
export function formatTime(iso: string, timeZone: string): string {
  const zoneName = timeZone === 'UTC' ? ({ timeZoneName: 'short' } as const) : {};
  return format(new Date(iso), { timeZone, hour: '2-digit', minute: '2-digit', ...zoneName });
}

/** What stands on a ticket's stub. */
export function formatStub(iso: string, readersZone: string): { weekday: string; day: string; month: string } {
  const timeZone = zoneFor(iso, readersZone);
  const date = new Date(iso);
  return {
    weekday: format(date, { timeZone, weekday: 'short' }),
    day: format(date, { timeZone, day: 'numeric' }),
    month: format(date, { timeZone, month: 'short' }),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it, and a list uses each fifty times. */
function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  let kept = formats.get(key);
  if (!kept) formats.set(key, (kept = new Intl.DateTimeFormat(LOCALE, options)));
  return kept.format(date);
}
