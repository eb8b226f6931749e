import { z } from 'zod';

/** One kind of event: its subject, and the schema that its data must fit. */
export interface EventDefinition<Subject extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly subject: Subject;
  readonly schema: Schema;
}

/** The data of a kind of event. */
export type EventData<E extends EventDefinition> = z.infer<E['schema']>;

/**
 * Defines a kind of event.
 *
 * @param subject where it is published, which is its CloudEvents `type` too
 * @param schema its data; unknown fields are dropped, since a later version may add some
 */
export function defineEvent<Subject extends string, Schema extends z.ZodType>(subject: Subject, schema: Schema) {
  return { subject, schema } as const satisfies EventDefinition<Subject, Schema>;
}

/** A MongoDB ObjectId in hex. */
export const id = z
  .string()
  .regex(/^[0-9a-f]{24}$/i)
  .toLowerCase();
/** An aggregate's version: 0 at its creation, raised by one with every change. */
export const version = z.number().int().nonnegative();
/** A decimal number in the major unit. */
export const price = z.number().nonnegative();
/** A point in time, ISO 8601 in UTC. */
export const time = z.iso.datetime();

/** When an event takes place: a day or a moment, see `event-date.ts`. */
export const eventDate = z.union([z.iso.date(), time]);
/** An IANA time zone. Not checked against the zones that this process knows: another one may know more. */
export const timeZone = z.string().min(1);
/** An amount of money as an integer in the currency's smallest unit. */
export const amount = z.number().int().nonnegative();
