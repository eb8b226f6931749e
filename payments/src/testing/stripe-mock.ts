import { freePort, waitFor } from '@ticketing/common/testing';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Stripe from 'stripe';
import { goEnvironment } from './config';

const VERSION = 'v0.203.0';
const MODULE = `github.com/stripe/stripe-mock@${VERSION}`;
/** The folder of all programs that this repository downloads. */
const folder = resolve(__dirname, '../../../.local/cache', `stripe-mock-${VERSION}`);

/** Stripe's description of its API: a server that checks requests, and a document to check answers by. */
export interface StripeMock {
  program: string;
  /** An OpenAPI 3.0 document. */
  description: string;
}

/**
 * Finds stripe-mock in the cache, or builds it there with Go. It is synchronous, since jest has to know which tests are
 * skipped before any runs.
 *
 * @param required whether to throw when it can't be built
 * @returns undefined when it can't be built
 */
export function findStripeMock(required: boolean): StripeMock | undefined {
  const mock = { program: join(folder, 'stripe-mock'), description: join(folder, 'spec3.json') };
  if (existsSync(mock.program) && existsSync(mock.description)) return mock;
  try {
    build(mock);
    return mock;
  } catch (error) {
    if (required) throw error;
    return undefined;
  }
}

function build({ program, description }: StripeMock): void {
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, String(process.pid));
  const go = (args: string[], timeout: number) =>
    execFileSync('go', args, {
      cwd: folder,
      encoding: 'utf8',
      env: goEnvironment(unfinished),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout,
    });
  // A small request first: without a network `go install` would try for minutes.
  go(['list', '-m', MODULE], 15_000);
  go(['install', MODULE], 180_000);
  const { Dir } = JSON.parse(go(['mod', 'download', '-json', MODULE], 60_000)) as { Dir: string };
  copyFileSync(join(Dir, 'embedded/openapi/spec3.json'), join(unfinished, 'spec3.json'));
  renameSync(join(unfinished, 'spec3.json'), description);
  renameSync(join(unfinished, 'stripe-mock'), program);
}

/** Starts stripe-mock. @returns a client of it, and a function that stops it */
export async function startStripeMock({ program }: StripeMock): Promise<{ api: Stripe; stop: () => Promise<void> }> {
  const port = await freePort();
  const child = spawn(program, ['-http-port', String(port)], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const api = new Stripe('sk_test_123', { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
  await waitFor(() => api.balance.retrieve(), { what: 'stripe-mock', within: 30_000 });
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { api, stop };
}
