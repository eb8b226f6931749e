import type { Snapshot } from './snapshot';

/** Something that must never happen, and did. */
export interface Violation {
  /** What is wrong, in words. */
  message: string;
  /** The ticket, order or payment whose history tells how it came. */
  about?: string;
}

/** The first id in whatever a violation is told by. */
export function aboutIn(...things: unknown[]): Pick<Violation, 'about'> {
  const about = /\b[0-9a-f]{24}\b/.exec(JSON.stringify(things))?.[0];
  return about === undefined ? {} : { about };
}

/** One of the things that must hold: finds where it does not. */
export interface Check {
  name: string;
  find: (snapshot: Snapshot) => Violation[];
}
