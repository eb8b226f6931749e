/** An event's date as documents have it; those of earlier versions have a `Date`, in which a day is midnight in UTC. */
export type StoredEventDate = string | Date;

const MIDNIGHT = 'T00:00:00.000Z';

/**
 * Reads an event's date from a document of this version or of an earlier one.
 *
 * @returns the day or the moment, as `readEventDate` returns it
 */
export function fromStoredDate(stored: StoredEventDate): string {
  if (typeof stored === 'string') return stored;
  const moment = stored.toISOString();
  return moment.endsWith(MIDNIGHT) ? moment.slice(0, -MIDNIGHT.length) : moment;
}
