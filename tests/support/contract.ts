import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv/dist/2020';

/** An answer as it came. */
export interface Answer {
  status: number;
  /** By their names in lower case. */
  headers: ReadonlyMap<string, string>;
  body: string;
}

/** What an operation is asked by; undefined where there is no operation. */
interface Asked {
  operation: string | undefined;
  method: string;
}

interface Described {
  content?: Record<string, { schema: object }>;
  headers?: Record<string, unknown>;
}

interface Operation {
  operationId: string;
  security?: unknown[];
  responses: Record<string, Described>;
}

export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; parameters: Record<string, object> };
}

const JSON_TYPE = 'application/json';
/** What is answered where no operation is: the shape of errors, for these reasons. */
const REFUSALS_ANYWHERE = [400, 404, 413, 415, 503];

/** The description of the API, as what answers are held to. */
export class Contract {
  private readonly operations: Map<string, Operation>;
  private readonly ajv = new Ajv({ strict: false, validateFormats: false });
  private readonly validators = new Map<object, ValidateFunction>();

  constructor(readonly description: Description) {
    const all = Object.values(description.paths).flatMap((path) => Object.values(path));
    this.operations = new Map(all.map((operation) => [operation.operationId, operation]));
  }

  get operationIds(): string[] {
    return [...this.operations.keys()];
  }

  needsSession(operationId: string): boolean {
    return this.operations.get(operationId)?.security !== undefined;
  }

  /**
   * What an answer has that the description does not.
   *
   * @returns in words; nothing when it is as described
   */
  problemsOf({ operation, method }: Asked, answer: Answer): string[] {
    const { status, headers } = answer;
    const described = this.describedAnswer(operation, status);
    if (!described) return [`${status} is not described for ${operation ?? 'a path without an operation'}`];
    const problems: string[] = [];
    if (!headers.get('x-request-id') && described.headers?.['X-Request-Id']) problems.push('X-Request-Id is missing');
    if (!headers.get('retry-after') && described.headers?.['Retry-After']) problems.push('Retry-After is missing');
    return method === 'HEAD' ? problems : [...problems, ...this.problemsOfBody(described, answer)];
  }

  private describedAnswer(operationId: string | undefined, status: number): Described | undefined {
    if (operationId !== undefined) return this.operations.get(operationId)?.responses[status];
    if (!REFUSALS_ANYWHERE.includes(status)) return undefined;
    const headers = { 'X-Request-Id': {}, ...(status === 503 && { 'Retry-After': {} }) };
    return { headers, content: { [JSON_TYPE]: { schema: { $ref: '#/components/schemas/Errors' } } } };
  }

  private problemsOfBody({ content }: Described, { headers, body }: Answer): string[] {
    if (!content) return body === '' ? [] : ['there is a body, and none is described'];
    const type = headers.get('content-type')?.split(';')[0] ?? 'none';
    const schema = content[type]?.schema;
    if (!schema) return [`the type of the body is ${type}`];
    return type === JSON_TYPE ? this.problemsOfJson(schema, body) : [];
  }

  private problemsOfJson(schema: object, body: string): string[] {
    const validate = this.validatorOf(schema);
    try {
      if (validate(JSON.parse(body))) return [];
    } catch {
      return ['the body is no JSON'];
    }
    return (validate.errors ?? []).map(({ instancePath, message }) => `the body${instancePath} ${message ?? ''}`);
  }

  private validatorOf(schema: object): ValidateFunction {
    const known = this.validators.get(schema);
    if (known) return known;
    const validate = this.ajv.compile({ ...schema, components: this.description.components });
    this.validators.set(schema, validate);
    return validate;
  }
}
