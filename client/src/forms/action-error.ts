import { unstable_isUnrecognizedActionError } from 'next/navigation';

/**
 * Why a page or a server action failed.
 *
 * - `outdated`: a new deployment no longer has this page's action or chunk
 * - `connection`: the request or the response was lost
 * - `server`: the server responded with an error
 */
export type ActionErrorKind = 'outdated' | 'connection' | 'server';

/** The messages of Chromium, Firefox and Safari. */
const NO_FETCH = /failed to fetch|networkerror|load failed|network request failed/i;
const NO_CHUNK =
  /loading (css )?chunk|failed to load chunk|dynamically imported module|importing a module script failed/i;

export function kindOfActionError(
  error: unknown,
  isUnknownAction: (error: unknown) => boolean = unstable_isUnrecognizedActionError,
): ActionErrorKind {
  if (isUnknownAction(error)) return 'outdated';
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  if (!navigator.onLine) return 'connection';
  if (name === 'ChunkLoadError' || NO_CHUNK.test(message)) return 'outdated';
  return name === 'TypeError' && NO_FETCH.test(message) ? 'connection' : 'server';
}
