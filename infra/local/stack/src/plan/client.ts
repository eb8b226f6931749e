import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { nodeProcess } from './node-process';
import { SHUTDOWN_DELAY_MS, STOP_ALL } from './shutdown';
import type { Setting } from './plan';

const SERVER = 'client/.next/standalone/client/server.js';

/**
 * The web client, once it is built. In production it calls the services where they are; in development through the
 * gateway, as a browser does.
 */
export async function planClient(replicas: number, setting: Setting): Promise<ProcessDefinition[]> {
  if (!existsSync(path.join(repositoryRoot, SERVER))) return [];
  const definitions: ProcessDefinition[] = [];
  for (let replica = 0; replica < replicas; replica += 1) {
    const port = await setting.ports.next();
    const env = environment(setting);
    const spec = { name: 'client', replica, tier: 'application', port, script: SERVER, env } as const;
    definitions.push({ ...nodeProcess({ ...spec, readyPath: '/healthz' }, setting), stopSignal: STOP_ALL });
  }
  return definitions;
}

function environment({ gatewayPort, production }: Setting): Record<string, string> {
  return {
    ...production?.settings,
    NODE_ENV: 'production',
    HOSTNAME: '127.0.0.1',
    // Pages leave much garbage and little else: without limits V8 lets it grow to three times of what is needed.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=128 --max-semi-space-size=4`.trim(),
    // Longer than a proxy keeps a connection that it doesn't use: the one that closes it must not be the one that is asked.
    SHUTDOWN_DELAY_MS: `${SHUTDOWN_DELAY_MS}`,
    KEEP_ALIVE_TIMEOUT: '75000',
    API_URL: production ? `http://127.0.0.1:${production.internalPort}/{service}` : `http://127.0.0.1:${gatewayPort}`,
  };
}
