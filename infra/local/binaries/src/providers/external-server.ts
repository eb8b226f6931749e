import { type Provider, ProviderError } from '../provider';

/** A server that is already running elsewhere; the stack starts none. */
export function externalServer(variable: string): Provider {
  return {
    name: variable,
    async find() {
      const url = process.env[variable];
      if (!url) throw new ProviderError('not set');
      return { kind: 'external', url };
    },
  };
}
