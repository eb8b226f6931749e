import type * as OpenAPI from 'openapi3-ts/oas31';
import { z } from 'zod';

type Schemas = Record<string, OpenAPI.SchemaObject>;

/**
 * Describes contracts, and whatever they refer to, as the components that their `meta({ id })` names.
 *
 * @param io whether they are bodies of requests (`input`, where unknown fields are ignored) or of answers (`output`)
 */
export function contractSchemas(io: 'input' | 'output', ...contracts: z.ZodType[]): Schemas {
  return Object.assign({}, ...contracts.map((contract) => componentsOf(contract, io))) as Schemas;
}

function componentsOf(contract: z.ZodType, io: 'input' | 'output'): Schemas {
  // What a request's field is parsed from is not known to zod: `requestField` states it.
  const options = { io, unrepresentable: 'any', override: simplify } as const;
  const { $defs = {} } = z.toJSONSchema(contract, options);
  return JSON.parse(JSON.stringify($defs).replaceAll('"#/$defs/', '"#/components/schemas/')) as Schemas;
}

/** Leaves out what a format or a referenced schema implies, and the largest number that JavaScript can count to. */
function simplify({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined || jsonSchema.$ref !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
