'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { refresh } from './refresh';

const INITIAL_DELAY_MS = 400;
const MAX_DELAY_MS = 5_000;
const SLOW_AFTER_MS = 20_000;

/**
 * Refreshes the page with growing intervals while `active`.
 *
 * @returns whether it has been polling for long
 */
export function usePolling(active: boolean): boolean {
  const router = useRouter();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!active) return;
    let delay = INITIAL_DELAY_MS;
    let timer: ReturnType<typeof setTimeout>;
    const poll = () => {
      void refresh(router);
      delay = Math.min(delay * 1.6, MAX_DELAY_MS);
      timer = setTimeout(poll, delay);
    };
    timer = setTimeout(poll, delay);
    const slowTimer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      clearTimeout(slowTimer);
      setSlow(false);
    };
  }, [active, router]);
  return slow;
}
