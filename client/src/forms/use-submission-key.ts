'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** Keys already submitted. A form restored by Back starts a new submission. */
const sent = new Set<string>();

/**
 * A key that makes repeated submissions of a form idempotent. It is replaced when the form is shown again after a submission.
 *
 * @param initial rendered by the server, for submissions without JavaScript
 * @returns the key, and `markSent` to call in `onSubmit`
 */
export function useSubmissionKey(initial: string) {
  const [key, setKey] = useState(initial);
  // An effect event: the key must not change while it is being submitted, only when the form is shown again.
  const renew = useEffectEvent(() => {
    if (sent.has(key)) setKey(randomKey());
  });
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && renew();
    queueMicrotask(() => renew());
    addEventListener('pageshow', onShow);
    return () => removeEventListener('pageshow', onShow);
  }, []);
  return { key, markSent: () => sent.add(key) };
}

/** `crypto.randomUUID` exists in secure contexts only. */
const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
