import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { freePort, testEnvironment, waitFor } from '@ticketing/common/testing';
import { ImageBuilder, type Built } from './support/build-image';
import { isInContext } from './support/docker-context';

const MIB = 1024 * 1024;
/** What an image may weigh, less what distroless with Node 24 does. */
const OWN_SHARE_MIB = 220 - 160;

const builder = new ImageBuilder();
const running: ChildProcess[] = [];

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  builder.remove();
});

/** Starts what was built as its container would: this machine's node in the place of the image's entry point. */
function start({ folder, workdir, env, command }: Built, more: Record<string, string>): ChildProcess {
  const options = { cwd: path.join(folder, workdir), env: { PATH: process.env.PATH, ...env, ...more } };
  const child = spawn(process.execPath, command, { ...options, stdio: 'ignore' });
  running.push(child);
  return child;
}

async function answersAndStops(
  built: Built,
  environment: (port: number) => Record<string, string>,
): Promise<number | null> {
  const port = await freePort();
  const child = start(built, environment(port));
  const healthy = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  await waitFor(() => healthy().catch(() => false), { within: 30_000, what: '/healthz' });
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  return code;
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);

describe('the steps of the Dockerfile, taken here in empty folders', () => {
  it('end in a service that answers, and stops when it is told to', async () => {
    const built = builder.build('Dockerfile', 'production', { SERVICE: 'payments' });
    const environment = (port: number) => ({
      ...testEnvironment('payments'),
      PORT: String(port),
      STRIPE_KEY: 'sk_test_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_1',
    });
    expect(await answersAndStops(built, environment)).toBe(0);
    // The heaviest of the six, since it brings Stripe's library.
    expect(sizeOf(built.folder) / MIB).toBeLessThan(OWN_SHARE_MIB);
  }, 300_000);

  it('end in a client that answers', async () => {
    const built = builder.build('client/Dockerfile', 'production');
    const environment = (port: number) => ({
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      API_URL: 'http://{service}-srv',
    });
    await answersAndStops(built, environment);
    expect(sizeOf(built.folder) / MIB).toBeLessThan(OWN_SHARE_MIB);
  }, 300_000);
});

it('leaves out of the context what no image is made of', () => {
  expect(
    ['package.json', 'orders/src/index.ts', 'client/public/icon.svg'].filter((file) => !isInContext(file)),
  ).toEqual([]);
  const left = [
    '.local/secrets/prod.json',
    '.git/HEAD',
    'orders/src/app.test.ts',
    'orders/dist/index.js',
    'client/.env.local',
    'infra/k8s/base/nats/nats.conf',
  ];
  expect(left.filter(isInContext)).toEqual([]);
});
