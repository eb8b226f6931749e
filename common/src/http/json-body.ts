import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { InvalidInputError, UnsupportedBodyError } from '../errors/errors';
import { limits } from '../contracts/limits';

const JSON_TYPES = ['application/json', '+json'];

/** Read all the same, bytes that are no UTF-8 would become other characters than the caller meant. */
function requireUtf8(_req: unknown, _res: unknown, body: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw new UnsupportedBodyError();
  if (!isUtf8(body)) throw new InvalidInputError([{ message: 'The request is malformed: its body must be UTF-8' }]);
}

const parse = express.json({ limit: limits.bodyBytes, type: JSON_TYPES, verify: requireUtf8 });

/** Refuses a body that is not declared as JSON. A request without a body passes, whatever its headers say. */
export const requireJson: RequestHandler = (req, _res, next) => {
  // `is` gives null where there is no body, and false where its type is another.
  const empty = req.get('content-length') === '0';
  next(req.is(JSON_TYPES) === false && !empty ? new UnsupportedBodyError() : undefined);
};

/** A missing body counts as an empty object, so that the validators name the fields that are missing. */
const defaultToEmpty: RequestHandler = (req, _res, next) => {
  req.body ??= {};
  next();
};

/** Reads the JSON body: at most 100 kB, inflated; anything but JSON is refused. */
export const jsonBody: RequestHandler[] = [requireJson, parse, defaultToEmpty];
