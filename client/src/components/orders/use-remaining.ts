'use client';

import { useEffect, useState } from 'react';

const TICK_MS = 250;

/**
 * How long a reservation lasts, in milliseconds, by the server's clock: that of the browser may be wrong by hours.
 *
 * @param expiresAt ISO 8601
 * @param serverNow the server's clock when it rendered, in milliseconds
 */
export function useRemaining(expiresAt: string, serverNow: number): number {
  const [remaining, setRemaining] = useState(Date.parse(expiresAt) - serverNow);
  useEffect(() => {
    const ahead = Date.now() - serverNow;
    const tick = () => setRemaining(Date.parse(expiresAt) - (Date.now() - ahead));
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [expiresAt, serverNow]);
  return Math.max(0, remaining);
}
