import type * as OpenAPI from 'openapi3-ts/oas31';

export type Schema = OpenAPI.SchemaObject | OpenAPI.ReferenceObject;
export type Paths = OpenAPI.PathsObject;
type Headers = NonNullable<OpenAPI.ResponseObject['headers']>;

/** What an operation does, without what all of them have in common. */
interface OperationSpec {
  id: string;
  tag: 'users' | 'tickets' | 'orders' | 'payments' | 'confirmations' | 'description';
  summary: string;
  description?: string;
  /** Whether it needs a session. */
  session?: true;
  /** Whether it takes an `Idempotency-Key`. */
  idempotent?: true;
  parameters?: readonly (OpenAPI.ParameterObject | OpenAPI.ReferenceObject)[];
  body?: OpenAPI.RequestBodyObject;
  answers: OpenAPI.ResponsesObject;
  /** When it refuses, in words, by status; what every operation may answer need not be named. */
  refusals?: Record<number, string>;
}

export const schemaOf = (name: string): OpenAPI.ReferenceObject => ({ $ref: `#/components/schemas/${name}` });
export const parameterOf = (name: string): OpenAPI.ReferenceObject => ({ $ref: `#/components/parameters/${name}` });
const headerOf = (name: string): OpenAPI.ReferenceObject => ({ $ref: `#/components/headers/${name}` });

/** Statuses that say when to come back. */
const TRANSIENT = new Set([429, 503]);

/** The body, the path and the stores come before any operation: each may answer these. */
const REFUSALS_OF_ALL = {
  400: 'The input is not valid: missing, mistyped, out of range, or malformed',
  413: 'The body has more than 100 kB',
  415: 'The body is not JSON in UTF-8',
  503: 'A store, the bus or Stripe, which this request cannot do without, is away',
};

const NONE: Record<number, string> = {};
const UNAUTHENTICATED: Record<number, string> = { 401: 'There is no valid session' };
const KEY_REUSED: Record<number, string> = { 422: 'The Idempotency-Key was used before with another body' };

/** An answer with a JSON body. */
export const json = (description: string, schema: Schema, headers: Headers = {}): OpenAPI.ResponseObject => ({
  description,
  headers: { 'X-Request-Id': headerOf('RequestId'), ...headers },
  content: { 'application/json': { schema } },
});

/** The answer to a request whose work is done later. */
export const accepted = (description: string): OpenAPI.ResponseObject =>
  json(description, { type: 'object', additionalProperties: false });

/** An answer without a body. */
export const empty = (description: string): OpenAPI.ResponseObject => ({
  description,
  headers: { 'X-Request-Id': headerOf('RequestId') },
});

/** A required JSON body. */
export const jsonBody = (schema: Schema): OpenAPI.RequestBodyObject => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** Describes an operation, with what holds for all of them added. */
export function operation(spec: OperationSpec): OpenAPI.OperationObject {
  const { id, tag, answers, session, idempotent, refusals, parameters = [], body, ...words } = spec;
  const ofSession = session ? UNAUTHENTICATED : NONE;
  const refused = { ...REFUSALS_OF_ALL, ...ofSession, ...(idempotent ? KEY_REUSED : NONE), ...refusals };
  const ofKey = idempotent ? [parameterOf('IdempotencyKey')] : [];
  return {
    operationId: id,
    tags: [tag],
    ...words,
    ...(session && { security: [{ session: [] }] }),
    parameters: [parameterOf('RequestId'), ...ofKey, ...parameters],
    ...(body && { requestBody: body }),
    responses: { ...answers, ...answersOf(refused) },
  };
}

type Deletion = Pick<OperationSpec, 'id' | 'tag' | 'summary' | 'refusals'> & { done: string };

/** Describes the deletion of something of the caller's by its id. @param done what holds after it, in words */
export const deletion = ({ done, ...spec }: Deletion): OpenAPI.OperationObject =>
  operation({ ...spec, session: true, parameters: [parameterOf('Id')], answers: { 204: empty(done) } });

/** Methods that change nothing. */
const SAFE_METHODS = new Set(['get', 'head', 'options']);

/** Adds the refusal of requests from other sites, which comes before any operation that can change something. */
export function refuseOtherSites(paths: Paths): Paths {
  const refused = Object.entries(paths).map(([path, item]) => {
    const operations = Object.entries(item as Record<string, OpenAPI.OperationObject>);
    return [path, Object.fromEntries(operations.map(([method, it]) => [method, withForbidden(method, it)]))];
  });
  return Object.fromEntries(refused) as Paths;
}

function withForbidden(method: string, described: OpenAPI.OperationObject): OpenAPI.OperationObject {
  if (SAFE_METHODS.has(method)) return described;
  const known = described.responses?.['403'] as OpenAPI.ResponseObject | undefined;
  const reasons = [known?.description, 'A page of another site has the browser ask (`Sec-Fetch-Site`)'];
  const forbidden = answersOf({ 403: reasons.filter((reason) => reason !== undefined).join('; or: ') });
  return { ...described, responses: { ...described.responses, ...forbidden } };
}

function answersOf(refusals: Record<number, string>): OpenAPI.ResponsesObject {
  const answers = Object.entries(refusals).map(([status, when]) => {
    const headers: Headers = TRANSIENT.has(Number(status)) ? { 'Retry-After': headerOf('RetryAfter') } : {};
    return [status, json(when, schemaOf('Errors'), headers)];
  });
  return Object.fromEntries(answers) as OpenAPI.ResponsesObject;
}
