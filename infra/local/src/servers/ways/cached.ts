import { existsSync } from 'node:fs';
import { type Binary, verifyBinary } from '../binary';
import { cachedPath } from '../cache';
import { type Way, WayFailed } from '../way';

export function cached(binary: Binary): Way {
  return {
    name: 'the cache',
    async find() {
      if (!existsSync(cachedPath(binary))) throw new WayFailed('not there yet');
      return verifyBinary(binary, cachedPath(binary));
    },
  };
}
