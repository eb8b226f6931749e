import 'server-only';
import { headers } from 'next/headers';

/** Whose request it is, which one, and from where: throttling has to see the person's address, not this process's. */
const FORWARDED = ['cookie', 'x-request-id', 'x-forwarded-for'];

/** Those headers of a person's request that go along to the services. */
export function pickForwarded(from: Headers): Record<string, string> {
  return Object.fromEntries(
    FORWARDED.flatMap((name) => {
      const value = from.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** The headers of the request that is being rendered or acted on. */
export const forwardedHeaders = async () => pickForwarded(await headers());
