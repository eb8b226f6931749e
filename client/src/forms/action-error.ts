import { unstable_isUnrecognizedActionError } from 'next/navigation';

/**
 * Why a page or a form's answer did not come.
 *
 * - `outdated`: the shop was deployed again, and the action of this page no longer exists
 * - `connection`: the request, or its answer, was lost on the way
 * - `server`: there was an answer, and it was not a good one
 */
export type ActionErrorKind = 'outdated' | 'connection' | 'server';

/** As Chromium, Firefox and Safari say it. */
const NO_FETCH = /failed to fetch|networkerror|load failed|network request failed/i;
const NO_CHUNK =
  /loading (css )?chunk|failed to load chunk|dynamically imported module|importing a module script failed/i;

export function kindOfActionError(error: unknown): ActionErrorKind {
  if (unstable_isUnrecognizedActionError(error)) return 'outdated';
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  if (!navigator.onLine) return 'connection';
  if (name === 'ChunkLoadError' || NO_CHUNK.test(message)) return 'outdated';
  return name === 'TypeError' && NO_FETCH.test(message) ? 'connection' : 'server';
}
