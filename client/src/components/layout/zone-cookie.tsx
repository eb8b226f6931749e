'use client';

import { useEffect } from 'react';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Tells the server the reader's time zone, for the pages to come. */
export function ZoneCookie() {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }, []);
  return null;
}
