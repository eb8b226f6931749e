'use client';

import { createPortal } from 'react-dom';

/** A progress bar at the top of the window during a navigation. */
export function PendingBar() {
  return createPortal(
    <div role="status" className="fixed inset-x-0 top-0 z-50 h-1 bg-accent-deep motion-safe:animate-pulse">
      <span className="sr-only">Loading</span>
    </div>,
    document.body,
  );
}
