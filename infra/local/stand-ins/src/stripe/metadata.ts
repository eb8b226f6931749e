import { z } from 'zod';
import type { Metadata } from './model';

const MAX_KEYS = 50;

/** At most 50 keys of 40 characters with values of 500; an empty text removes all. */
export const metadataParam = z.union([
  z.literal('').transform((): Metadata => ({})),
  z
    .record(z.string().max(40), z.string().max(500))
    .refine((metadata) => Object.keys(metadata).length <= MAX_KEYS, 'Metadata can have up to 50 keys'),
]);

/** An empty text removes a key; other values are added or replaced. */
export function mergeMetadata(before: Metadata, change: Metadata | undefined): Metadata {
  const merged = { ...before, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}
