'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { refresh } from './refresh';

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5_000;
const LONG_MS = 20_000;

/**
 * Refreshes the page with growing intervals while `active`.
 *
 * @returns whether it has been polling for long
 */
export function useFollowing(active: boolean): boolean {
  const router = useRouter();
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!active) return;
    let pause = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout>;
    const ask = () => {
      void refresh(router);
      pause = Math.min(pause * 1.6, LONGEST_PAUSE_MS);
      timer = setTimeout(ask, pause);
    };
    timer = setTimeout(ask, pause);
    const patience = setTimeout(() => setLong(true), LONG_MS);
    return () => {
      clearTimeout(timer);
      clearTimeout(patience);
      setLong(false);
    };
  }, [active, router]);
  return long;
}
