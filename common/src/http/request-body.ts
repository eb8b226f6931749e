import type { Request, RequestHandler } from 'express';
import { body } from 'express-validator';
import type { z } from 'zod';
import { validate } from './validation';

/** The body of a request, as a contract has it. */
export interface RequestBody<Output> {
  /** Refuses the request with 400 and every field's problem, in the order of the contract's fields. */
  validate: RequestHandler;
  /** The parsed body of a request that passed `validate`, with every field of the contract; fields without a value are undefined. */
  read: (req: Request) => Output;
}

interface Options {
  /**
   * Whether the parsed values replace those of the body. An idempotency key is compared with the body: with this, other
   * spellings of the same input are the same input.
   */
  replace?: boolean;
}

/**
 * Validates bodies by a contract of `requestField`s, each with a rule of express-validator's. A body is parsed once.
 *
 * @param contract an object of which each field gives one message when it is not valid
 */
export function requestBody<Contract extends z.ZodObject>(
  contract: Contract,
  { replace = false }: Options = {},
): RequestBody<z.output<Contract>> {
  const parsedBodies = new WeakMap<object, Record<string, unknown>>();
  const parsedBody = (req: object) => {
    const parsed = parsedBodies.get(req) ?? {};
    parsedBodies.set(req, parsed);
    return parsed;
  };
  const rules = Object.entries<z.core.$ZodType>(contract.shape).map(([field, schema]) => {
    const rule = body(field).custom((value: unknown, { req }) => {
      parsedBody(req)[field] = parse(schema as z.ZodType, value);
      return true;
    });
    return replace ? rule.bail().customSanitizer((_value, { req }) => parsedBody(req)[field]) : rule;
  });
  return { validate: validate(...rules), read: (req) => parsedBody(req) as z.output<Contract> };
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(result.error.issues[0]?.message);
}
