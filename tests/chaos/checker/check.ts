import type { Snapshot } from './snapshot';

/** An invariant that does not hold. */
export interface Violation {
  /** A description for the report. */
  message: string;
  /** The ticket, order or payment that the violation is about. */
  about?: string;
}

/** The first id in the parts of a violation's message. */
export function aboutIn(...things: unknown[]): Pick<Violation, 'about'> {
  const about = /\b[0-9a-f]{24}\b/.exec(JSON.stringify(things))?.[0];
  return about === undefined ? {} : { about };
}

/** An invariant: finds where it does not hold. */
export interface Check {
  name: string;
  find: (snapshot: Snapshot) => Violation[];
}
