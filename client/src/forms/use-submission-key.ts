'use client';

import { useEffect, useState } from 'react';

/** Those that were sent: what the router's cache or the browser brings back is another submission. */
const sent = new Set<string>();

/**
 * Names what is being filled in, so that sending it twice does it once. A form that is shown again after it was sent
 * gets a new name.
 *
 * @param initial the server's, for a form that is sent without scripts
 * @returns also `markSent`, for the form's `onSubmit`
 */
export function useSubmissionKey(initial: string) {
  const [key, setKey] = useState(initial);
  useEffect(() => {
    const renew = () => sent.has(key) && setKey(randomKey());
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && renew();
    queueMicrotask(renew);
    addEventListener('pageshow', onShow);
    return () => removeEventListener('pageshow', onShow);
    // Only as it is shown: while it is being sent the name must stay.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return { key, markSent: () => sent.add(key) };
}

/** Not `randomUUID`, which browsers have on secure origins only. */
const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
