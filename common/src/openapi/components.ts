import type * as OpenAPI from 'openapi3-ts/oas31';
import { limits, patterns } from '../contracts/limits';
import { schemaOf } from './operation';

const errors: OpenAPI.SchemaObject = {
  description: 'What is wrong, in words for the user; the one shape of every error.',
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['message'],
        properties: { message: { type: 'string', minLength: 1 }, field: { type: 'string', minLength: 1 } },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

export const sharedSchemas: Record<string, OpenAPI.SchemaObject> = {
  Errors: errors,
  GivenId: { description: 'An ObjectId in hex, either case.', type: 'string', pattern: patterns.objectId.source },
};

export const headers: Record<string, OpenAPI.HeaderObject> = {
  RequestId: {
    description: 'The caller’s id of the request, or a new one.',
    required: true,
    schema: { type: 'string', pattern: patterns.requestId.source },
  },
  RetryAfter: {
    description: 'Whole seconds after which a new try makes sense.',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  },
  Link: { description: 'Where the next page is, when there is one: `<…>; rel="next"`.', schema: { type: 'string' } },
};

/** An empty parameter is an absent one. */
const orEmpty = (schema: OpenAPI.SchemaObject): OpenAPI.SchemaObject => ({
  anyOf: [schema, { type: 'string', maxLength: 0 }],
});

export const queryParameter = (
  name: string,
  description: string,
  schema: OpenAPI.SchemaObject,
): OpenAPI.ParameterObject => ({
  in: 'query',
  name,
  description,
  schema: orEmpty(schema),
});

const page = { minimum: limits.page.min, maximum: limits.page.max, default: limits.page.default };

export const parameters: Record<string, OpenAPI.ParameterObject> = {
  Id: { in: 'path', name: 'id', required: true, schema: schemaOf('GivenId') },
  RequestId: {
    in: 'header',
    name: 'X-Request-Id',
    description: 'An id of the caller’s for this request: at most 128 of `A–Z a–z 0–9 . _ -`; any other is replaced.',
    schema: { type: 'string' },
  },
  IdempotencyKey: {
    in: 'header',
    name: 'Idempotency-Key',
    description: 'For 24 hours, the same key and body get the first answer again, and nothing is done twice.',
    schema: { type: 'string', minLength: limits.idempotencyKey.min, maxLength: limits.idempotencyKey.max },
  },
  Limit: queryParameter('limit', 'How many entries a page has.', { type: 'integer', ...page }),
  Cursor: queryParameter('cursor', 'Where the page begins, as the `Link` of the page before has it.', {
    type: 'string',
  }),
};

/** A page of entries, and where the next one is. */
export const linkHeader = { Link: { $ref: '#/components/headers/Link' } };
