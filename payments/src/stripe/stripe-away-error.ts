import { UnavailableError } from '@ticketing/common';

/** Stripe gave no answer, or none that reports the outcome of a call: 503, and the call is repeated later. */
export class StripeAwayError extends UnavailableError {
  constructor(cause?: unknown) {
    super('The payment could not be finished yet. Please try again: you will not be charged twice', cause);
  }
}
