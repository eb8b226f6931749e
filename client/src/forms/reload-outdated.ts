const KEY = 'reloaded-at';
/** A page that is outdated again so soon would be reloaded for ever. */
const AGAIN_AFTER_MS = 30_000;

/**
 * Loads the page again, as the newly deployed shop makes it.
 *
 * @returns whether it does; not where that was tried just now
 */
export function reloadOutdated(): boolean {
  const before = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Math.abs(Date.now() - before) < AGAIN_AFTER_MS) return false;
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
  return true;
}
