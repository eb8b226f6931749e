import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { limits } from '../contracts/limits';
import {
  BodyTooLargeError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  UnavailableError,
  UnsupportedBodyError,
} from '../errors/errors';
import { HttpError } from '../errors/http-error';
import { isOutage, isVersionConflict } from '../errors/outages';

/** Answers whatever no route took with 404. */
export const notFound: RequestHandler = (_req, _res, next) => next(new NotFoundError());

/** Express would answer OPTIONS by itself, with the methods of the path; there is no such operation here. */
export const rejectOptions: RequestHandler = (req, _res, next) => {
  next(req.method === 'OPTIONS' ? new NotFoundError() : undefined);
};

/** Refuses a path that is not UTF-8 with 400, before any route looks at it. */
export const rejectMalformedPath: RequestHandler = (req, _res, next) => {
  try {
    decodeURIComponent(req.path);
    next();
  } catch {
    next(new InvalidInputError([{ message: 'The path is not UTF-8' }]));
  }
};

/** The one place where errors become answers: `{ errors: [ { message, field? } ] }`, and never a stack or a driver's words. */
export const errorHandler =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, req, res, _next) => {
    const known = toHttpError(error);
    if (known === undefined || known.status === 503) {
      const entry = { err: error, method: req.method, path: req.path, requestId: res.getHeader('x-request-id') };
      if (known === undefined) logger.error(entry, 'request failed');
      else logger.warn(entry, 'something that the request needs is away');
    }
    if (res.headersSent) return void res.destroy();
    if (known?.retryAfterSeconds !== undefined) res.setHeader('Retry-After', String(known.retryAfterSeconds));
    res
      .status(known?.status ?? 500)
      .json({ errors: known?.items ?? [{ message: 'Something went wrong on our side' }] });
  };

/** @returns the error that the caller gets, or undefined for an unexpected one */
function toHttpError(error: unknown): HttpError | undefined {
  if (error instanceof HttpError) return error;
  if (isVersionConflict(error)) return new ConflictError('This was changed meanwhile, please try again');
  if (isOutage(error)) return new UnavailableError(undefined, error);
  return fromBodyParser(error);
}

/** Express's own parsers report by `status`: the body is unreadable, too large or encoded in a way that is not supported. */
function fromBodyParser(error: unknown): HttpError | undefined {
  const { status, limit } = (error instanceof Error ? error : {}) as { status?: number; limit?: number };
  switch (status) {
    case 400:
      return new InvalidInputError([{ message: 'The request is malformed: its body must be valid JSON' }]);
    case 413:
      return new BodyTooLargeError(limit ?? limits.bodyBytes);
    case 415:
      return new UnsupportedBodyError();
    default:
      return undefined;
  }
}
