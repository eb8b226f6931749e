'use client';

import { useLinkStatus } from 'next/link';
import { PendingBar } from './pending-bar';

/** Placed in a link: shows a progress bar during its navigation. */
export function LinkPending() {
  return useLinkStatus().pending ? <PendingBar /> : null;
}
