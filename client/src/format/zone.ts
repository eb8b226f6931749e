/** Whether this is a time zone that dates can be written in; what a cookie says need not be one. */
export function isTimeZone(name: string | undefined): name is string {
  if (!name) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The moment at which clocks in a zone show a time.
 *
 * @param local `YYYY-MM-DDTHH:mm`
 * @returns ISO 8601 in UTC; in the hour that is skipped or repeated when clocks change, one of the two readings
 */
export function toInstant(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}:00Z`);
  // The offset at the guess may be another than at the result where clocks change in between: hence twice.
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone)).toISOString();
}

/** The clock in a zone at a moment, as `YYYY-MM-DDTHH:mm`. */
export function toLocal(iso: string, timeZone: string): string {
  const moment = Date.parse(iso);
  return new Date(moment + offsetAt(moment, timeZone)).toISOString().slice(0, 16);
}

function offsetAt(moment: number, timeZone: string): number {
  // Sweden writes dates as ISO 8601 does.
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(moment);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000;
}
