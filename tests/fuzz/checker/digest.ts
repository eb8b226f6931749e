import { createHash } from 'node:crypto';

/** A hash of everything that is kept, by where that is. */
export type Digest = Map<string, string>;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Where things are that came, went or changed. */
export function changesBetween(before: Digest, after: Digest): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter((place) => before.get(place) !== after.get(place));
}
