import { type Provider, ProviderError } from '../provider';

/** A server that runs already, somewhere else: none is started for it. */
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
