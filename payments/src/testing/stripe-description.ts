import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Schema = { [name: string]: Json };

/** Checks objects against Stripe's own description of them. */
export class StripeDescription {
  private readonly schemas: Record<string, Schema>;
  private readonly ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  private readonly known = new Map<string, ValidateFunction>();

  /** @param file an OpenAPI 3.0 document */
  constructor(file: string) {
    const document = JSON.parse(readFileSync(file, 'utf8')) as { components: { schemas: Record<string, Schema> } };
    this.schemas = document.components.schemas;
  }

  /** The differences of an object from Stripe's description; empty when there are none. @param name of the schema */
  problemsOf(name: string, object: unknown): string[] {
    const check = this.known.get(name) ?? this.compile(name);
    this.known.set(name, check);
    if (check(object)) return [];
    return (check.errors ?? []).map(({ instancePath, message = '' }) => `${name}${instancePath} ${message}`);
  }

  private compile(name: string): ValidateFunction {
    const needed = new Map<string, Json>();
    const collect = (wanted: string) => {
      if (needed.has(wanted)) return;
      needed.set(wanted, null);
      needed.set(wanted, toJsonSchema(this.schemas[wanted] ?? {}, collect));
    };
    collect(name);
    const components = { schemas: Object.fromEntries(needed) };
    return this.ajv.compile({ $ref: `#/components/schemas/${name}`, components });
  }
}

const REF = '#/components/schemas/';

/** OpenAPI 3.0 has `nullable` where JSON Schema has a type; expandable fields are ids here. */
function toJsonSchema(schema: Json, refers: (name: string) => void): Json {
  if (Array.isArray(schema)) return schema.map((item) => toJsonSchema(item, refers));
  if (schema === null || typeof schema !== 'object') return schema;
  if (typeof schema.$ref === 'string') {
    refers(schema.$ref.slice(REF.length));
    return { $ref: schema.$ref };
  }
  const { nullable, 'x-expansionResources': expandable, ...rest } = schema;
  const described = expandable === undefined ? mapValues(rest, refers) : { type: 'string' };
  return nullable === true ? { anyOf: [described, { type: 'null' }] } : described;
}

const mapValues = (schema: Schema, refers: (name: string) => void): Schema =>
  Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, toJsonSchema(value, refers)]));
