/** Names of the IANA database; offsets such as `+01:00` are not accepted. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Cached, because creating a format is expensive. The Swedish locale formats dates as ISO 8601. */
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
    // RangeError: some systems report zones that are in no database, such as `Etc/Unknown`.
    return undefined;
  }
}

/** Whether `Intl` knows the zone. Names from cookies, browsers and tickets may be unknown here. */
export const isTimeZone = (name: string | undefined): name is string =>
  name !== undefined && name.length <= 64 && clockIn(name) !== undefined;

/** The browser's time zone, or UTC if it reports an unknown one. */
export function browserZone(): string {
  const name: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(name) ? name : 'UTC';
}

/** A local time converted to UTC. */
export type LocalReading =
  | { kind: 'exact'; moment: string }
  /** The clocks go back, and the time occurs twice: `moment` is the first. */
  | { kind: 'repeated'; moment: string }
  /** The clocks go forward, and the time does not occur. */
  | { kind: 'skipped' };

/**
 * Converts a local time to UTC.
 *
 * @param local `YYYY-MM-DDTHH:mm`
 * @param timeZone a zone that `isTimeZone` accepts
 */
export function readLocalTime(local: string, timeZone: string): LocalReading {
  const asUtc = Date.parse(`${local}:00Z`);
  // A zone changes its offset at most once in two days, so the offset is that of the day before or of the day after.
  const offsets = new Set([offsetAt(asUtc - DAY_MS, timeZone), offsetAt(asUtc + DAY_MS, timeZone)]);
  const [first, second] = [...offsets]
    .map((offset) => ({ moment: asUtc - offset, offset }))
    .filter(({ moment, offset }) => offsetAt(moment, timeZone) === offset)
    .map(({ moment }) => moment)
    .sort((a, b) => a - b);
  if (first === undefined) return { kind: 'skipped' };
  return { kind: second === undefined ? 'exact' : 'repeated', moment: new Date(first).toISOString() };
}

/** The local time in a zone, as `YYYY-MM-DDTHH:mm`. */
export function toLocal(moment: string | number, timeZone: string): string {
  const time = new Date(moment).getTime();
  return new Date(time + offsetAt(time, timeZone)).toISOString().slice(0, 16);
}

/** The local date in a zone, as `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, moment: number): string => toLocal(moment, timeZone).slice(0, 10);

/** "New York time", "UTC". City names are clearer than abbreviations. */
export function zoneName(timeZone: string): string {
  if (/^(etc\/)?(utc|gmt|uct|universal|zulu|greenwich)$/i.test(timeZone)) return 'UTC';
  // The POSIX sign is inverted: Etc/GMT+5 is UTC−5.
  const fixed = /^etc\/gmt([+-])(\d+)$/i.exec(timeZone);
  if (fixed) return `UTC${fixed[1] === '+' ? '−' : '+'}${fixed[2]}`;
  return `${cityOf(timeZone)} time`;
}

/** "New York" */
export const cityOf = (timeZone: string): string => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;

/** Finds a zone by its name in any case, or by its city. */
export function findZone(typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  if (!wanted) return undefined;
  const zones = Intl.supportedValuesOf('timeZone');
  const found =
    zones.find((zone) => zone.toLowerCase() === wanted) ??
    zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`));
  // `supportedValuesOf` lists no aliases, which are valid as well.
  return found ?? (isTimeZone(typed.trim()) ? typed.trim() : undefined);
}

function offsetAt(moment: number, timeZone: string): number {
  const shown = clockIn(timeZone)?.format(moment) ?? '';
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000;
}
