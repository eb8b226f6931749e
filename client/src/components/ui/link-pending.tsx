'use client';

import { useLinkStatus } from 'next/link';
import { PendingBar } from './pending-bar';

/** Inside a link: shows at once that the tap was registered. */
export function LinkPending() {
  return useLinkStatus().pending ? <PendingBar /> : null;
}
