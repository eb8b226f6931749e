'use client';

import { useEffect } from 'react';
import { browserZone } from '../../format/zone';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Stores the browser's time zone in a cookie for server rendering. */
export function ZoneCookie() {
  useEffect(() => {
    document.cookie = `zone=${encodeURIComponent(browserZone())}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }, []);
  return null;
}
