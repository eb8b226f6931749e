/** A zone's name, as the IANA database writes them; offsets such as `+01:00` are none. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Sweden writes dates as ISO 8601 does. Making a format costs a hundred times as much as using it. */
const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

function clockIn(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(timeZone)) clocks.set(timeZone, makeClock(timeZone));
  return clocks.get(timeZone);
}

function makeClock(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!ZONE_NAME.test(timeZone)) return undefined;
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  } catch {
    // A RangeError: some systems report zones that no database has, such as `Etc/Unknown`.
    return undefined;
  }
}

/** Whether dates can be written in this time zone; a cookie, a browser or a ticket may name one that is not known here. */
export const isTimeZone = (name: string | undefined): name is string =>
  name !== undefined && name.length <= 64 && clockIn(name) !== undefined;

/** The browser's time zone, or UTC where it names none that it knows itself. */
export function browsersZone(): string {
  const name: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(name) ? name : 'UTC';
}

/** What the clocks in a zone make of a time that was typed. */
export type LocalReading =
  | { kind: 'exact'; moment: string }
  /** The clocks go back, and show it twice: the moment is the first. */
  | { kind: 'repeated'; moment: string }
  /** The clocks go forward, and never show it. */
  | { kind: 'skipped' };

/**
 * The moment at which clocks in a zone show a time.
 *
 * @param local `YYYY-MM-DDTHH:mm`
 * @param timeZone one that `isTimeZone` knows
 * @returns its moment in ISO 8601 in UTC
 */
export function readLocalTime(local: string, timeZone: string): LocalReading {
  const asUtc = Date.parse(`${local}:00Z`);
  // Clocks change once in two days at most: what they were before or are after is the offset, unless they skip the time.
  const offsets = new Set([offsetAt(asUtc - DAY_MS, timeZone), offsetAt(asUtc + DAY_MS, timeZone)]);
  const [first, second] = [...offsets]
    .map((offset) => ({ moment: asUtc - offset, offset }))
    .filter(({ moment, offset }) => offsetAt(moment, timeZone) === offset)
    .map(({ moment }) => moment)
    .sort((a, b) => a - b);
  if (first === undefined) return { kind: 'skipped' };
  return { kind: second === undefined ? 'exact' : 'repeated', moment: new Date(first).toISOString() };
}

/** The clock in a zone at a moment, as `YYYY-MM-DDTHH:mm`. */
export function toLocal(moment: string | number, timeZone: string): string {
  const time = new Date(moment).getTime();
  return new Date(time + offsetAt(time, timeZone)).toISOString().slice(0, 16);
}

/** The day that it is in a zone at a moment, as `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, moment: number): string => toLocal(moment, timeZone).slice(0, 10);

/** "New York time", "UTC": the place that a zone is named after says more than an abbreviation does. */
export function zoneName(timeZone: string): string {
  if (/^(etc\/)?(utc|gmt|uct|universal|zulu|greenwich)$/i.test(timeZone)) return 'UTC';
  // POSIX's sign: Etc/GMT+5 is behind UTC.
  const fixed = /^etc\/gmt([+-])(\d+)$/i.exec(timeZone);
  if (fixed) return `UTC${fixed[1] === '+' ? '−' : '+'}${fixed[2]}`;
  return `${cityOf(timeZone)} time`;
}

/** "New York" */
export const cityOf = (timeZone: string): string => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;

/** The zone that is meant by what was typed: a name of the database in any case, or the city in one. */
export function findZone(typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  if (!wanted) return undefined;
  const zones = Intl.supportedValuesOf('timeZone');
  const found =
    zones.find((zone) => zone.toLowerCase() === wanted) ??
    zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`));
  // Aliases are not in the list, and yet good names.
  return found ?? (isTimeZone(typed.trim()) ? typed.trim() : undefined);
}

function offsetAt(moment: number, timeZone: string): number {
  const shown = clockIn(timeZone)?.format(moment) ?? '';
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000;
}
