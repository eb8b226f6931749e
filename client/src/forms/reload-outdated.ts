const KEY = 'reloaded-at';
/** Prevents a reload loop. */
const MIN_INTERVAL_MS = 30_000;

/**
 * Reloads the page after a new deployment.
 *
 * @returns false if it was reloaded only recently
 */
export function reloadOutdated(): boolean {
  const before = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Math.abs(Date.now() - before) < MIN_INTERVAL_MS) return false;
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
  return true;
}
