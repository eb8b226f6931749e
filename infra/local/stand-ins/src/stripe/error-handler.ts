import type { RequestHandler } from 'express';
import { answerErrors, statusOfUnreadableBody } from '../answer-errors';
import { errorAnswer } from './endpoint';
import { invalidRequest, StripeError } from './errors';

export const unrecognizedUrl: RequestHandler = (request) => {
  const help = 'Please see https://stripe.com/docs or we can help at https://support.stripe.com/.';
  throw invalidRequest(`Unrecognized request URL (${request.method}: ${request.path}). ${help}`, { status: 404 });
};

export const errorHandler = answerErrors(
  (error) => {
    if (error instanceof StripeError) return errorAnswer(error);
    const status = statusOfUnreadableBody(error);
    return status === undefined
      ? undefined
      : errorAnswer(invalidRequest('The body of this request could not be read.', { status }));
  },
  { error: { type: 'api_error', message: 'An unknown error occurred' } },
);
