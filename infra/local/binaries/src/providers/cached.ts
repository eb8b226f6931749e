import { existsSync } from 'node:fs';
import { type Binary, verifyBinary } from '../binary';
import { cachedPath } from '../cache';
import { type Provider, ProviderError } from '../provider';

export function cached(binary: Binary): Provider {
  return {
    name: 'the cache',
    async find() {
      if (!existsSync(cachedPath(binary))) throw new ProviderError('not there yet');
      return verifyBinary(binary, cachedPath(binary));
    },
  };
}
