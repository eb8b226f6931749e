'use client';

import { useSyncExternalStore } from 'react';
import { serverTime } from './server-time';

const TICK_MS = 250;

function everyTick(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}

const secondsBetween = (now: number, end: number): number => Math.max(0, Math.ceil((end - now) / 1000));

/**
 * The remaining whole seconds of a reservation, by the server's clock. Renders once a second.
 *
 * @param expiresAt ISO 8601
 * @param serverNow the server's time at rendering, in milliseconds
 */
export function useSecondsLeft(expiresAt: string, serverNow: number): number {
  const end = Date.parse(expiresAt);
  return useSyncExternalStore(
    everyTick,
    () => secondsBetween(serverTime(serverNow), end),
    () => secondsBetween(serverNow, end),
  );
}

/** Whether the reservation has expired. Renders once, when it expires. */
export function useIsTimeUp(expiresAt: string, serverNow: number): boolean {
  const end = Date.parse(expiresAt);
  return useSyncExternalStore(
    everyTick,
    () => serverTime(serverNow) >= end,
    () => serverNow >= end,
  );
}
