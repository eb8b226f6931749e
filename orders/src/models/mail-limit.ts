import { TooManyRequestsError } from '@ticketing/common';

const WINDOW_MS = 60 * 60 * 1_000;
const MAILS_PER_WINDOW = 3;

/**
 * Adds a request for a mail to those within the last hour.
 *
 * @param requests when mails were requested, the earliest first
 * @returns the requests that still count, with this one
 * @throws TooManyRequestsError when there are three already
 */
export function withRequest(requests: readonly Date[], now: Date): Date[] {
  const recent = requests.filter((at) => now.getTime() - at.getTime() < WINDOW_MS);
  const [earliest] = recent;
  if (earliest === undefined || recent.length < MAILS_PER_WINDOW) return [...recent, now];
  const waitMs = earliest.getTime() + WINDOW_MS - now.getTime();
  throw new TooManyRequestsError(Math.ceil(waitMs / 1_000), 'The confirmation was sent again several times already');
}
