'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { clockJump } from './clock-jump';
import { refresh } from './refresh';

/** Stamps of the renderings already shown in this document. */
const shown = new Set<string>();
const LOOK_AT_CLOCKS_MS = 1_000;
/** The focus and visibility events fire together; the second one is ignored. */
const ONCE_WITHIN_MS = 1_000;

/**
 * Refreshes the page when the user returns to it: by Back (from the router's cache or bfcache), by focusing the tab or
 * window, when the connection comes back, or after the computer was suspended.
 *
 * @param stamp unique per server rendering
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
