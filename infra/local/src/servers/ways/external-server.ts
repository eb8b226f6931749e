import { type Way, WayFailed } from '../way';

/** A server that runs already, somewhere else: none is started for it. */
export function externalServer(variable: string): Way {
  return {
    name: variable,
    async find() {
      const url = process.env[variable];
      if (!url) throw new WayFailed('not set');
      return { kind: 'external', url };
    },
  };
}
