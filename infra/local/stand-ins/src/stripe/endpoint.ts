import type { z } from 'zod';
import type { Answer, Call } from './call';
import { expand } from './expand';
import type { Ledger } from './ledger';
import { parseParams } from './params';
import type { StripeError } from './errors';

/** One method at one path of the API. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly publishable: boolean;
  /** Validates the parameters. A failure here is not an execution, and is not stored under an idempotency key. */
  prepare(params: unknown, id: string): (call: Call) => Answer;
}

/** An object is the body of a 200. `Declined` is an error whose changes are kept: a declined card leaves a charge. */
type Run<Params> = (call: Call, params: Params, id: string) => object | Declined;

/** An error response whose transaction is committed. */
export class Declined {
  constructor(readonly error: StripeError) {}
}

export function endpoint<Schema extends z.ZodType<{ expand?: string[] | undefined }>>(
  method: Endpoint['method'],
  path: string,
  params: Schema,
  run: Run<z.infer<Schema>>,
  { publishable = false } = {},
): Endpoint {
  return {
    method,
    path,
    publishable,
    prepare(input, id) {
      const parsed = parseParams(params, input);
      return (call) => toAnswer(run(call, parsed, id), call.ledger, parsed.expand ?? []);
    },
  };
}

function toAnswer(outcome: object | Declined, ledger: Ledger, expansions: readonly string[]): Answer {
  if (outcome instanceof Declined) return errorAnswer(outcome.error);
  return { status: 200, body: expand(ledger, outcome, expansions) };
}

export function errorAnswer(error: StripeError): Answer {
  return { status: error.status, body: { error: error.body } };
}
