import 'server-only';

/** The server's time in milliseconds. A function of its own, since React's rules forbid `Date.now()` in components. */
export const now = (): number => Date.now();
