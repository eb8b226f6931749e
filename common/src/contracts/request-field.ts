import type { ReferenceObject, SchemaObject } from 'openapi3-ts/oas31';
import { z } from 'zod';

/**
 * A field of a request's body, as a schema whose input is what a client sends and whose output is what the service uses.
 *
 * @param parse takes the value as it came, and throws an Error with what is wrong, in words for the user
 * @param description what the API's description says of it
 */
export const requestField = <Input, Output>(
  parse: (value: unknown) => Output,
  description: ReferenceObject | SchemaObject,
) =>
  z
    .custom<Input>()
    .transform((value, context) => {
      try {
        return parse(value);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    })
    .meta({ ...description });
