import type { ErrorRequestHandler, RequestHandler } from 'express';
import { errorAnswer } from './endpoint';
import { invalidRequest, StripeError } from './errors';

export const unrecognizedUrl: RequestHandler = (request) => {
  const help = 'Please see https://stripe.com/docs or we can help at https://support.stripe.com/.';
  throw invalidRequest(`Unrecognized request URL (${request.method}: ${request.path}). ${help}`, { status: 404 });
};

/** What body-parser could not read is the caller's mistake; the rest is the stand-in's, and goes to its log. */
function toStripeError(error: unknown): StripeError {
  if (error instanceof StripeError) return error;
  if (error instanceof Error && 'expose' in error && error.expose === true) return invalidRequest(error.message);
  console.error(error);
  return new StripeError(500, { type: 'api_error', message: 'An unknown error occurred' });
}

export const errorHandler: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent || response.destroyed) {
    next(error);
    return;
  }
  const { status, body } = errorAnswer(toStripeError(error));
  response.status(status).json(body);
};
