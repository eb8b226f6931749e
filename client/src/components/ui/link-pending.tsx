'use client';

import { useLinkStatus } from 'next/link';
import { PendingBar } from './pending-bar';

/** Within a link: shows from the tap on that it was heard. */
export function LinkPending() {
  return useLinkStatus().pending ? <PendingBar /> : null;
}
