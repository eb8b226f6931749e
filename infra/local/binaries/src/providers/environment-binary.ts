import { type Binary, verifyBinary } from '../binary';
import { type Provider, ProviderError } from '../provider';

export function environmentBinary(variable: string, binary: Binary): Provider {
  return {
    name: variable,
    async find() {
      const path = process.env[variable];
      if (!path) throw new ProviderError('not set');
      return verifyBinary(binary, path);
    },
  };
}
