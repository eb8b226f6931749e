import { startTransition } from 'react';
import type { useRouter } from 'next/navigation';

/**
 * Reads what the server knows into the page that is shown, unless the server can't be reached: Next would then leave the
 * page for the browser's own error page, with all that was typed.
 */
export async function refresh(router: ReturnType<typeof useRouter>): Promise<void> {
  if (await isReachable()) startTransition(() => router.refresh());
}

/** Asks for what costs the server nothing. */
async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
