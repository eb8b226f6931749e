import { HttpError, type ErrorItem } from './http-error';

/** 400: the input is not valid. */
export class InvalidInputError extends HttpError {
  readonly status = 400;

  /** @param problems what is wrong, one entry a field */
  constructor(readonly problems: ErrorItem[]) {
    super(problems.map(({ message }) => message).join('; '));
  }

  override get items(): ErrorItem[] {
    return this.problems;
  }
}

/** 401: no valid session. */
export class NotAuthenticatedError extends HttpError {
  readonly status = 401;

  constructor(message = 'Please sign in') {
    super(message);
  }
}

/** 402: the card was declined. The message says why, in words for the buyer. */
export class PaymentDeclinedError extends HttpError {
  readonly status = 402;
}

/** 403: a valid session, but not one that may do this. */
export class ForbiddenError extends HttpError {
  readonly status = 403;

  constructor(message = 'This belongs to another account') {
    super(message);
  }
}

/** 404: no such thing, route or method. */
export class NotFoundError extends HttpError {
  readonly status = 404;

  constructor(message = 'Not found') {
    super(message);
  }
}

/** 409: the state does not allow it. */
export class ConflictError extends HttpError {
  readonly status = 409;
}

/** 413: the body is too large. */
export class BodyTooLargeError extends HttpError {
  readonly status = 413;

  /** @param limit in bytes */
  constructor(limit: number) {
    super(`The body is larger than ${limit / 1_024} kB`);
  }
}

/** 415: the body is not JSON. */
export class UnsupportedBodyError extends HttpError {
  readonly status = 415;

  constructor() {
    super('The body must be JSON, in UTF-8');
  }
}

/** 422: an `Idempotency-Key` that was used before with other input. */
export class IdempotencyKeyReusedError extends HttpError {
  readonly status = 422;

  constructor() {
    super('This Idempotency-Key was used before with another body');
  }
}

/** 429: too many tries. */
export class TooManyRequestsError extends HttpError {
  readonly status = 429;

  constructor(
    override readonly retryAfterSeconds: number,
    message = 'Too many tries, please wait',
  ) {
    super(message);
  }
}

/** 503: something that this request cannot do without is away. */
export class UnavailableError extends HttpError {
  readonly status = 503;
  override readonly retryAfterSeconds = 2;

  /** @param cause the driver's error, for the log */
  constructor(message = 'Temporarily unavailable, please try again', cause?: unknown) {
    super(message, { cause });
  }
}
