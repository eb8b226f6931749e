import { ServerProcess, waitFor } from '@ticketing/common/testing';
import { join } from 'node:path';
import type { Environment } from './start-payments';

const PROGRAM = join(__dirname, '../../dist/index.js');

/** Starts the built service in a process of its own, as it is deployed, which a test can kill at any line. */
export async function startProcess(environment: Environment): Promise<ServerProcess & { url: string }> {
  const settings = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const process_ = await ServerProcess.start({
    name: 'payments',
    binary: 'env',
    arguments: (port) => [...settings, `PORT=${port}`, process.execPath, PROGRAM],
  });
  const url = `http://127.0.0.1:${process_.port}`;
  await waitFor(async () => (await fetch(`${url}/readyz`)).ok, { what: 'payments being ready', within: 20_000 });
  return Object.assign(process_, { url });
}
