import { startTransition } from 'react';
import type { useRouter } from 'next/navigation';

/**
 * Refreshes the page from the server. Does nothing while the server is unreachable: Next would fall back to a full page load
 * and lose the user's input.
 */
export async function refresh(router: ReturnType<typeof useRouter>): Promise<void> {
  if (await isReachable()) startTransition(() => router.refresh());
}

/** Requests a static file, which is cheap for the server. */
async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
