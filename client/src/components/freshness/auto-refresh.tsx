'use client';

import { usePolling } from './use-polling';

/** Refreshes the page with growing intervals until the outage is over. */
export function AutoRefresh() {
  usePolling(true);
  return null;
}
