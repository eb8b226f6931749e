import { parseArgs } from 'node:util';
import path from 'node:path';
import { serviceNames, type ServiceName } from '@ticketing/services';
import { defaultStateDirectory } from './paths';

export interface Options {
  /** Run what the production overlay describes instead of the development setup. */
  production: boolean;
  fresh: boolean;
  /** 0 selects any free port. */
  port: number;
  replicas: Record<ServiceName, number>;
  client: boolean;
  clientReplicas: number;
  demo: boolean;
  directory: string;
  help: boolean;
}

export class UsageError extends Error {}

export const usage = `npm start -- [options]

  --production           as in production: https by nginx, two of every service and of the client, NODE_ENV=production
  --fresh                delete the data, logs and secrets of earlier runs first
  --port N               the gateway's port (8080 unless given, 8443 in production; 0 takes a free one)
  --replicas orders=2    two processes of one service; may be given several times
  --replicas 2           two processes of every service
  --no-client            run without the web client
  --no-demo              put no demo tickets on sale
  --dir D                keep data, logs and stack.json in D instead of .local
  --help                 show this
`;

const MOST_REPLICAS = 16;

export function parseOptions(args: string[]): Options {
  const values = parse(args);
  const production = values.production ?? false;
  const replicas = production ? 2 : 1;
  return {
    production,
    fresh: values.fresh ?? false,
    port: parsePort(values.port ?? (production ? '8443' : '8080')),
    replicas: parseReplicas(values.replicas ?? [], replicas),
    client: !values['no-client'],
    clientReplicas: replicas,
    demo: !values['no-demo'],
    directory: values.dir ? path.resolve(values.dir) : defaultStateDirectory,
    help: values.help ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        production: { type: 'boolean' },
        fresh: { type: 'boolean' },
        port: { type: 'string' },
        replicas: { type: 'string', multiple: true },
        'no-client': { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        dir: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535, not "${text}"`);
  return port;
}

function parseReplicas(texts: string[], fallback: number): Record<ServiceName, number> {
  const entries = serviceNames.map((service) => [service, fallback] as const);
  const replicas = Object.fromEntries(entries) as Record<ServiceName, number>;
  for (const text of texts.flatMap((list) => list.split(','))) {
    const [, name, count] = /^(?:([a-z]+)=)?(\d+)$/.exec(text) ?? [];
    const chosen = name ? serviceNames.filter((service) => service === name) : serviceNames;
    const number = Number(count);
    if (chosen.length === 0 || !(number >= 1 && number <= MOST_REPLICAS)) {
      const services = serviceNames.join(', ');
      throw new UsageError(`--replicas takes 1 to ${MOST_REPLICAS}, for one of ${services} or for all, not "${text}"`);
    }
    for (const service of chosen) replicas[service] = number;
  }
  return replicas;
}
