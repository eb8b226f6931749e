import type { z } from 'zod';

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
