import type { Evidence } from './evidence';

/** Something that must never happen, and did. */
export interface Violation {
  /** What is wrong, in words. */
  message: string;
  /** The ticket, order or payment whose history tells how it came. */
  about?: string;
}

/** One of the things that must hold: finds where it does not. */
export interface Check {
  name: string;
  find: (evidence: Evidence) => Violation[];
}
