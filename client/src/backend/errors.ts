import { tooManyWords } from './too-many-words';

export interface Fault {
  message: string;
  /** The form field that the error is about, if any. */
  field?: string;
}

/** An error response from a service, or 503 when none arrived. */
export class BackendError extends Error {
  override readonly name = 'BackendError';

  constructor(
    readonly status: number,
    readonly faults: Fault[],
    options?: ErrorOptions,
  ) {
    super(`${status}: ${faults.map(({ message }) => message).join(', ')}`, options);
  }

  /** Whether a later retry may succeed. */
  get isOutage(): boolean {
    return this.status >= 500;
  }
}

/** The session is no longer valid. */
export class SignedOutError extends BackendError {}

const UNREACHABLE: Fault = { message: 'We can’t reach part of the shop right now. Please try again in a moment.' };

export const unreachable = (cause?: unknown) => new BackendError(503, [UNREACHABLE], { cause });

/** Maps an error response to an exception. All services share one error format. */
export function errorFrom(status: number, body: unknown, retryAfter?: unknown): BackendError {
  if (status >= 500) return new BackendError(status, [UNREACHABLE]);
  if (status === 429) return new BackendError(status, [{ message: tooManyWords(messagesIn(body), retryAfter) }]);
  const faults = isErrorBody(body) ? body.errors : [{ message: 'That did not work. Please try again.' }];
  return status === 401 ? new SignedOutError(401, faults) : new BackendError(status, faults);
}

const messagesIn = (body: unknown): string[] => (isErrorBody(body) ? body.errors.map(({ message }) => message) : []);

function isErrorBody(body: unknown): body is { errors: Fault[] } {
  return typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors);
}
