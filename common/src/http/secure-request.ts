import type { Request } from 'express';

const SHOWN = 40;

/** A request does not count as encrypted: how the proxies are set up is wrong, not what the caller sent (500). */
export class InsecureRequestError extends Error {
  override name = 'InsecureRequestError';
}

/**
 * Checks that the answer to a request can carry a Secure cookie. `cookie-session` leaves the cookie out where the request
 * does not count as https, and says nothing: the answer would be a success without a session.
 *
 * @throws InsecureRequestError that says why the request does not count as https
 */
export function requireSecureRequest(req: Request): void {
  if (!req.secure) throw new InsecureRequestError(`${reason(req)}: a Secure cookie cannot be set`);
}

function reason(req: Request): string {
  if (req.app.get('trust proxy') === 0) return 'The request is not https, and TRUST_PROXY_HOPS is 0';
  const forwarded = req.get('x-forwarded-proto');
  if (forwarded === undefined) return 'X-Forwarded-Proto is missing';
  return `X-Forwarded-Proto is ${JSON.stringify(forwarded.slice(0, SHOWN))}, not https`;
}
