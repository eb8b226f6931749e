import 'server-only';
import { headers } from 'next/headers';

/**
 * Whose request it is, which one, and from where: throttling has to see the person's address, not this process's, and a
 * service gives Secure cookies only to who came over TLS.
 */
const FORWARDED = ['cookie', 'x-request-id', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'];

/** Those headers of a person's request that go along to the services. */
export function pickForwarded(from: Headers): Record<string, string> {
  const given = FORWARDED.flatMap((name) => {
    const value = from.get(name);
    return value === null ? [] : [[name, name === 'cookie' ? withPlainPadding(value) : value]];
  });
  return Object.fromEntries(given) as Record<string, string>;
}

/** Where an action redirects, Next asks itself for the target, with base64's padding encoded in the cookies. */
const withPlainPadding = (cookies: string): string => cookies.replaceAll('%3D', '=');

/** The headers of the request that is being rendered or acted on. */
export const forwardedHeaders = async () => pickForwarded(await headers());
