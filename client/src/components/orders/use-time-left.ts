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
 * How long a reservation lasts, in whole seconds, by the server's clock. Renders once a second.
 *
 * @param expiresAt ISO 8601
 * @param serverNow the server's clock when it rendered, in milliseconds
 */
export function useSecondsLeft(expiresAt: string, serverNow: number): number {
  const end = Date.parse(expiresAt);
  return useSyncExternalStore(
    everyTick,
    () => secondsBetween(serverTime(serverNow), end),
    () => secondsBetween(serverNow, end),
  );
}

/** Whether the time is up. Renders once, when it is. */
export function useIsTimeUp(expiresAt: string, serverNow: number): boolean {
  const end = Date.parse(expiresAt);
  return useSyncExternalStore(
    everyTick,
    () => serverTime(serverNow) >= end,
    () => serverNow >= end,
  );
}
