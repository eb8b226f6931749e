'use client';

import { useFollowing } from './use-following';

/** Asks for the page again until it is there. */
export function AskAgain() {
  useFollowing(true);
  return null;
}
