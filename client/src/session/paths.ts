const HOME = '/';

/**
 * Where to go after signing in: only ever a path of this site.
 *
 * @param target what an address or a form asks for, which anybody can have written
 */
export function safePath(target: unknown): string {
  if (typeof target !== 'string' || !target.startsWith('/')) return HOME;
  // A browser reads `//host`, `/\host` and `/<tab>/host` as another site's address; the parser sees what it would see.
  const here = 'http://here.invalid';
  if (!URL.canParse(target, here)) return HOME;
  const { origin, pathname, search } = new URL(target, here);
  return origin === here && !pathname.startsWith('//') && !pathname.startsWith('/auth/')
    ? `${pathname}${search}`
    : HOME;
}

/** @param reason `ended` when a session that there was can't go on */
export function signInPath(next: string, reason?: 'ended'): string {
  const query = new URLSearchParams({ ...(reason && { reason }), next: safePath(next) });
  return `/auth/signin?${query.toString()}`;
}
