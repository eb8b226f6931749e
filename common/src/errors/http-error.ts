/** One entry of an error answer: what is wrong, in words for the user, and with which field, where there is one. */
export interface ErrorItem {
  message: string;
  field?: string;
}

/**
 * An error that becomes an answer of the API. Its message is meant for the user; `cause` is for the log alone.
 * Whatever else is thrown in a request is a defect and is answered with 500.
 */
export abstract class HttpError extends Error {
  abstract readonly status: number;
  /** Whole seconds after which a new try makes sense; becomes the header `Retry-After`. */
  readonly retryAfterSeconds?: number;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }

  get items(): ErrorItem[] {
    return [{ message: this.message }];
  }
}
