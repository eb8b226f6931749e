'use client';

import { useFollowing } from './use-following';

/** Refreshes the page with growing intervals until the outage is over. */
export function AskAgain() {
  useFollowing(true);
  return null;
}
