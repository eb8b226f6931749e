import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { nodeProcess } from './node-process';
import { SHUTDOWN_DELAY_MS, STOP_ALL } from './shutdown';
import type { PlanContext } from './plan';

const SERVER = 'client/.next/standalone/client/server.js';

/**
 * The web client, if it has been built. With `--production` it calls the services directly; in development it calls them
 * through the gateway, as a browser does.
 */
export async function planClient(replicas: number, context: PlanContext): Promise<ProcessDefinition[]> {
  if (!existsSync(path.join(repositoryRoot, SERVER))) return [];
  const definitions: ProcessDefinition[] = [];
  for (let replica = 0; replica < replicas; replica += 1) {
    const port = await context.ports.next();
    const env = environment(context);
    const spec = { name: 'client', replica, tier: 'application', port, script: SERVER, env } as const;
    definitions.push({ ...nodeProcess({ ...spec, readyPath: '/healthz' }, context), stopSignal: STOP_ALL });
  }
  return definitions;
}

function environment({ gatewayPort, production }: PlanContext): Record<string, string> {
  return {
    ...production?.settings,
    NODE_ENV: 'production',
    HOSTNAME: '127.0.0.1',
    // Rendering produces short-lived garbage; without limits V8 lets the heap grow to three times the size needed.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=128 --max-semi-space-size=4`.trim(),
    // Longer than a proxy keeps an idle connection, so that the proxy closes it first and never sends on a closing one.
    SHUTDOWN_DELAY_MS: `${SHUTDOWN_DELAY_MS}`,
    KEEP_ALIVE_TIMEOUT: '75000',
    API_URL: production ? `http://127.0.0.1:${production.internalPort}/{service}` : `http://127.0.0.1:${gatewayPort}`,
  };
}
