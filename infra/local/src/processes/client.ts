import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../paths';
import type { ProcessDefinition } from '../stack/process-definition';
import { nodeProcess } from './node-process';
import type { Setting } from './plan';

const script = 'client/.next/standalone/client/server.js';

/** The web client, once it is built; it talks to the services through the gateway, as a browser does. */
export async function planClient(setting: Setting): Promise<ProcessDefinition[]> {
  if (!existsSync(path.join(repositoryRoot, script))) return [];
  const port = await setting.ports.next();
  const env = {
    NODE_ENV: 'production',
    API_URL: `http://127.0.0.1:${setting.gatewayPort}`,
    // What Next's server calls HOST.
    HOSTNAME: '127.0.0.1',
  };
  return [nodeProcess({ name: 'client', tier: 'application', port, script, env, readyPath: '/healthz' }, setting)];
}
