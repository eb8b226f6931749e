import { rateLimitMessage } from './rate-limit-message';

export interface FormError {
  message: string;
  /** The form field that the error is about, if any. */
  field?: string;
}

/** An error response from a service, or 503 when none arrived. */
export class BackendError extends Error {
  override readonly name = 'BackendError';

  constructor(
    readonly status: number,
    readonly errors: FormError[],
    options?: ErrorOptions,
  ) {
    super(`${status}: ${errors.map(({ message }) => message).join(', ')}`, options);
  }

  /** Whether a later retry may succeed. */
  get isOutage(): boolean {
    return this.status >= 500;
  }
}

/** The session is no longer valid. */
export class SignedOutError extends BackendError {}

const UNREACHABLE: FormError = { message: 'We can’t reach part of the shop right now. Please try again in a moment.' };

export const unreachable = (cause?: unknown) => new BackendError(503, [UNREACHABLE], { cause });

/** Maps an error response to an exception. All services share one error format. */
export function errorFrom(status: number, body: unknown, retryAfter?: unknown): BackendError {
  if (status >= 500) return new BackendError(status, [UNREACHABLE]);
  if (status === 429) return new BackendError(status, [{ message: rateLimitMessage(messagesIn(body), retryAfter) }]);
  const errors = isErrorBody(body) ? body.errors : [{ message: 'That did not work. Please try again.' }];
  return status === 401 ? new SignedOutError(401, errors) : new BackendError(status, errors);
}

const messagesIn = (body: unknown): string[] => (isErrorBody(body) ? body.errors.map(({ message }) => message) : []);

function isErrorBody(body: unknown): body is { errors: FormError[] } {
  return typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors);
}
