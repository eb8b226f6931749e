import { type Binary, verifyBinary } from '../binary';
import { type Way, WayFailed } from '../way';

export function environmentBinary(variable: string, binary: Binary): Way {
  return {
    name: variable,
    async find() {
      const path = process.env[variable];
      if (!path) throw new WayFailed('not set');
      return verifyBinary(binary, path);
    },
  };
}
