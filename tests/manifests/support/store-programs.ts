import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ServerProgram } from '@ticketing/common/testing';
import { serverBinaries } from '../tools/config';

/** The text of a server's configuration file, for a port of its own and a folder for its data. */
type Configuration = (port: number, data: string) => string;

function fromFile(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Servers that are started with nothing but a configuration file, as in the cluster. */
export const storePrograms = {
  nats: (configuration: Configuration): ServerProgram => ({
    name: 'nats-streaming-server',
    binary: serverBinaries.natsStreamingServer(),
    arguments: (port, folder) => {
      const file = fromFile(folder, 'nats.conf', configuration(port, path.join(folder, 'store')));
      return ['-c', file, '-sc', file];
    },
  }),
  redis: (configuration: Configuration): ServerProgram => ({
    name: 'redis-server',
    binary: serverBinaries.redisServer(),
    arguments: (port, folder) => [fromFile(folder, 'redis.conf', configuration(port, folder))],
  }),
};
