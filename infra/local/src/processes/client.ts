import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../paths';
import type { ProcessDefinition } from '../stack/process-definition';
import { nodeProcess } from './node-process';
import type { Setting } from './plan';

/** The web client, once it is built; it talks to the services through the gateway, as a browser does. */
export async function planClient(setting: Setting): Promise<ProcessDefinition[]> {
  if (!existsSync(path.join(repositoryRoot, 'client/.next/BUILD_ID'))) return [];
  const port = await setting.ports.next();
  const args = ['start', path.join(repositoryRoot, 'client'), '--hostname', '127.0.0.1', '--port', `${port}`];
  const env = { NODE_ENV: 'production', API_URL: `http://127.0.0.1:${setting.gatewayPort}` };
  const script = 'node_modules/next/dist/bin/next';
  return [nodeProcess({ name: 'client', tier: 'application', port, script, args, env, readyPath: '/' }, setting)];
}
