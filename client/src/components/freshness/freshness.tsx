'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { clockJump } from './clock-jump';
import { refresh } from './refresh';

/** Stamps of the renderings already shown in this document. */
const shown = new Set<string>();
const CLOCK_CHECK_MS = 1_000;
/** The focus and visibility events fire together; the second one is ignored. */
const MIN_INTERVAL_MS = 1_000;

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
    let refreshedAt = -Infinity;
    const refreshOnce = () => {
      if (document.visibilityState === 'hidden' || performance.now() - refreshedAt < MIN_INTERVAL_MS) return;
      refreshedAt = performance.now();
      void refresh(router);
    };
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && refreshOnce();
    const jumped = clockJump();
    const timer = setInterval(() => jumped() && refreshOnce(), CLOCK_CHECK_MS);
    addEventListener('pageshow', onShow);
    addEventListener('focus', refreshOnce);
    addEventListener('online', refreshOnce);
    document.addEventListener('visibilitychange', refreshOnce);
    return () => {
      clearInterval(timer);
      removeEventListener('pageshow', onShow);
      removeEventListener('focus', refreshOnce);
      removeEventListener('online', refreshOnce);
      document.removeEventListener('visibilitychange', refreshOnce);
    };
  }, [router]);
  return null;
}
