import 'server-only';
import { headers } from 'next/headers';

/**
 * Headers passed on to the services: session, request id, the client's address and scheme, and its browser. Rate limits count
 * the user's address, Secure cookies are only issued over TLS, and the list of devices names the browser.
 */
const FORWARDED = ['cookie', 'x-request-id', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'user-agent'];

export function pickForwarded(from: Headers): Record<string, string> {
  const given = FORWARDED.flatMap((name) => {
    const value = from.get(name);
    return value === null ? [] : [[name, name === 'cookie' ? withPlainPadding(value) : value]];
  });
  return Object.fromEntries(given) as Record<string, string>;
}

/** After a redirect in a server action Next requests the target itself and encodes the base64 padding of the cookies. */
const withPlainPadding = (cookies: string): string => cookies.replaceAll('%3D', '=');

/** The forwarded headers of the current request. */
export const forwardedHeaders = async () => pickForwarded(await headers());
