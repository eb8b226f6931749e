'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { clockJump } from './clock-jump';
import { refresh } from './refresh';

/** The renderings that were shown in this document. */
const shown = new Set<string>();
const LOOK_AT_CLOCKS_MS = 1_000;
/** Focus and visibility come together. */
const ONCE_WITHIN_MS = 1_000;

/**
 * Has the page show what the server knows now whenever a person comes back to it: by Back, which restores it from the
 * router's cache or the browser's, to its tab or its window, or after the computer has slept.
 *
 * @param stamp another one for each rendering on the server
 */
export function Freshness({ stamp }: { stamp: string }) {
  const router = useRouter();

  useEffect(() => {
    if (shown.has(stamp)) void refresh(router);
    shown.add(stamp);
  }, [stamp, router]);

  useEffect(() => {
    let asked = -Infinity;
    const ask = () => {
      if (document.visibilityState === 'hidden' || performance.now() - asked < ONCE_WITHIN_MS) return;
      asked = performance.now();
      void refresh(router);
    };
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && ask();
    const jumped = clockJump();
    const timer = setInterval(() => jumped() && ask(), LOOK_AT_CLOCKS_MS);
    addEventListener('pageshow', onShow);
    addEventListener('focus', ask);
    addEventListener('online', ask);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      removeEventListener('pageshow', onShow);
      removeEventListener('focus', ask);
      removeEventListener('online', ask);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [router]);
  return null;
}
