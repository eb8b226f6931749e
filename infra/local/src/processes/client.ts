import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../paths';
import type { ProcessDefinition } from '../stack/process-definition';
import { nodeProcess } from './node-process';
import type { Setting } from './plan';

const SERVER = 'client/.next/standalone/client/server.js';

/** The web client, once it is built; it talks to the services through the gateway, as a browser does. */
export async function planClient(setting: Setting): Promise<ProcessDefinition[]> {
  if (!existsSync(path.join(repositoryRoot, SERVER))) return [];
  const port = await setting.ports.next();
  const env = {
    NODE_ENV: 'production',
    HOSTNAME: '127.0.0.1',
    // Pages leave much garbage and little else: without limits V8 lets it grow to three times of what is needed.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=128 --max-semi-space-size=4`.trim(),
    API_URL: `http://127.0.0.1:${setting.gatewayPort}`,
  };
  const spec = { name: 'client', tier: 'application', port, script: SERVER, env, readyPath: '/healthz' } as const;
  return [nodeProcess(spec, setting)];
}
