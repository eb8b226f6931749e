import 'server-only';

/** The server's clock, in milliseconds, as pages tell it to the browser. */
export const now = (): number => Date.now();
