import { createHash } from 'node:crypto';

/** A hash of each stored value, by its place. */
export type Digest = Map<string, string>;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The places of values that were added, removed or changed. */
export function changesBetween(before: Digest, after: Digest): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter((place) => before.get(place) !== after.get(place));
}
