const HOME = '/';

/**
 * A redirect target after signing in, restricted to paths of this site.
 *
 * @param target untrusted
 */
export function safePath(target: unknown): string {
  if (typeof target !== 'string' || !target.startsWith('/')) return HOME;
  // Browsers read `//host`, `/\host` and `/<tab>/host` as other origins; parsing the URL detects them all.
  const here = 'http://here.invalid';
  if (!URL.canParse(target, here)) return HOME;
  const { origin, pathname, search } = new URL(target, here);
  return origin === here && !pathname.startsWith('//') && !pathname.startsWith('/auth/')
    ? `${pathname}${search}`
    : HOME;
}

/** @param reason `ended` if an existing session could not be renewed */
export function signInPath(next: string, reason?: 'ended'): string {
  const query = new URLSearchParams({ ...(reason && { reason }), next: safePath(next) });
  return `/auth/signin?${query.toString()}`;
}
