import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ProviderError } from './provider';

/** @throws ProviderError if the file's SHA-256 differs from the expected one */
export async function verifyChecksum(file: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const actual = hash.digest('hex');
  if (actual !== expected) throw new ProviderError(`its SHA-256 is ${actual}, expected was ${expected}`);
}
