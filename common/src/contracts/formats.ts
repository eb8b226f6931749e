import { z } from 'zod';

// Their checks are those of a reader: they accept whatever an earlier or later version may have written. The bounds that
// a writer keeps are stated in `meta`, and are enforced where a request is read; see `request-field.ts`.

/** A MongoDB ObjectId in hex. */
export const id = z
  .string()
  .regex(/^[0-9a-f]{24}$/i)
  .toLowerCase()
  .meta({ id: 'Id', description: 'An ObjectId in hex.', pattern: '^[0-9a-f]{24}$' });

/** An aggregate's version: 0 at its creation, raised by one with every change. */
export const version = z
  .number()
  .int()
  .nonnegative()
  .meta({ id: 'Version', description: 'Raised by one with every change.' });

/** A point in time, ISO 8601 in UTC. */
export const time = z.iso.datetime().meta({ id: 'Moment', description: 'ISO 8601, in UTC.' });

/** When an event takes place: a day or a moment, see `event-date.ts`. */
export const eventDate = z.union([z.iso.date(), z.iso.datetime()]).meta({
  id: 'EventDate',
  description: 'A day, or a moment in UTC with milliseconds; a moment at midnight is no day.',
});

/** An IANA time zone. Not checked against the zones that this process knows: another one may know more. */
export const timeZone = z
  .string()
  .min(1)
  .meta({ id: 'TimeZone', description: 'An IANA time zone, as in `Europe/London`.' });
