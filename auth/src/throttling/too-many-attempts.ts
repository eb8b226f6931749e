import { TooManyRequestsError } from '@ticketing/common';

/**
 * The error 429 with the seconds to wait.
 *
 * @param until the end of the window
 * @param message for the user
 */
export function tooManyAttempts(until: Date, now: Date, message?: string): TooManyRequestsError {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  return new TooManyRequestsError(Math.max(seconds, 1), message);
}
