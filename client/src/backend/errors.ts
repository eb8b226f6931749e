import { tooManyWords } from './too-many-words';

export interface Fault {
  message: string;
  /** The name of the input that it is about, where there is one. */
  field?: string;
}

/** An answer of the backend that is no success, or that never came (503). */
export class BackendError extends Error {
  override readonly name = 'BackendError';

  constructor(
    readonly status: number,
    readonly faults: Fault[],
    options?: ErrorOptions,
  ) {
    super(`${status}: ${faults.map(({ message }) => message).join(', ')}`, options);
  }

  /** Whether trying again later is what there is to do. */
  get isOutage(): boolean {
    return this.status >= 500;
  }
}

/** The session is gone, and the person must sign in again. */
export class SignedOutError extends BackendError {}

const UNREACHABLE: Fault = { message: 'We can’t reach part of the shop right now. Please try again in a moment.' };

export const unreachable = (cause?: unknown) => new BackendError(503, [UNREACHABLE], { cause });

/**
 * Reads the one shape that all errors of the API have.
 *
 * @param retryAfter the header of that name
 */
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
