import type { Request, RequestHandler } from 'express';
import { body, validationResult, type ValidationChain } from 'express-validator';
import { InvalidInputError, NotFoundError } from '../errors/errors';
import { patterns } from '../contracts/limits';

/** Runs the rules one after the other and refuses the request with 400 and every field's first problem. */
export const validate =
  (...rules: ValidationChain[]): RequestHandler =>
  async (req, _res, next) => {
    for (const rule of rules) await rule.run(req);
    const problems = validationResult(req).array({ onlyFirstError: true });
    if (problems.length === 0) return next();
    next(
      new InvalidInputError(problems.map((problem) => describe(problem.msg, 'path' in problem ? problem.path : ''))),
    );
  };

const describe = (message: unknown, field: string) =>
  field === '' ? { message: String(message) } : { message: String(message), field };

/**
 * A rule for a field of the body that must be a string: nothing is cast, so an array or `{ "$gt": "" }` never passes.
 *
 * @param label what the field is called in the message, "Title" say
 */
export const stringField = (field: string, label: string): ValidationChain =>
  body(field)
    .custom((value: unknown) => typeof value === 'string')
    .withMessage(`${label} is required, as a string`)
    .bail()
    // Half of a surrogate pair is no character: it could not be stored, hashed or sent as it is.
    .custom((value: string) => value.isWellFormed())
    .withMessage(`${label} must be valid Unicode`)
    .bail();

/**
 * The id in the path, in lower case.
 *
 * @throws NotFoundError when it is malformed: there is no such thing
 */
export function pathId(req: Request, name = 'id'): string {
  const value = req.params[name];
  if (typeof value !== 'string' || !patterns.objectId.test(value)) throw new NotFoundError();
  return value.toLowerCase();
}

/**
 * The value of a query parameter; an empty one counts as absent.
 *
 * @throws InvalidInputError when it is given more than once
 */
export function queryValue(req: Request, name: string): string | undefined {
  const value = req.query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string')
    throw new InvalidInputError([{ message: `${name} may be given only once`, field: name }]);
  return value;
}

/**
 * The value of a query parameter that must be one of a few.
 *
 * @throws InvalidInputError when it is another
 */
export function queryChoice<T extends string>(req: Request, name: string, choices: readonly T[]): T | undefined {
  const value = queryValue(req, name);
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new InvalidInputError([{ message: `${name} must be one of: ${choices.join(', ')}`, field: name }]);
}
