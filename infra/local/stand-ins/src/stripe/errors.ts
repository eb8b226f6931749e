import type { PaymentIntent } from './model';

export interface ErrorBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly doc_url?: string;
  readonly param?: string;
  readonly charge?: string;
  readonly payment_intent?: PaymentIntent;
  readonly payment_method?: object;
}

/** An error that changes nothing in the ledger. A declined charge does, so it is `Declined` instead. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
    this.name = 'StripeError';
  }
}

export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
}

interface Details {
  readonly code?: string;
  readonly param?: string;
  readonly payment_intent?: PaymentIntent;
  readonly status?: number;
}

export function invalidRequest(message: string, { status = 400, ...details }: Details = {}): StripeError {
  const link = details.code ? { doc_url: docUrl(details.code) } : {};
  return new StripeError(status, { type: 'invalid_request_error', message, ...details, ...link });
}

/** 404 for an id in the path, 400 for one in a parameter. */
export function noSuch(noun: string, id: string, param: string, status = 400): StripeError {
  return invalidRequest(`No such ${noun}: '${id}'`, { code: 'resource_missing', param, status });
}

export function cardError(code: string, message: string, param?: string, declineCode?: string): StripeError {
  return new StripeError(402, {
    type: 'card_error',
    code,
    message,
    doc_url: docUrl(code),
    ...(param && { param }),
    ...(declineCode && { decline_code: declineCode }),
  });
}

export function unexpectedState(message: string, intent: PaymentIntent): StripeError {
  return invalidRequest(message, { code: 'payment_intent_unexpected_state', payment_intent: intent });
}

export const SERVER_ERROR: ErrorBody = {
  type: 'api_error',
  message: 'An unknown error occurred. (This one was asked for by POST /faults.)',
};
