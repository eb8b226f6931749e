import { TooManyRequestsError } from '@ticketing/common';

/**
 * 429 until a window is over.
 *
 * @param until the window's end
 * @param message for the user
 */
export function tooManyAttempts(until: Date, now: Date, message?: string): TooManyRequestsError {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  return new TooManyRequestsError(Math.max(seconds, 1), message);
}
