import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, testEnvironment, waitFor } from '@ticketing/common/testing';
import { ImageBuilder, type Built } from './support/build-image';
import { isInContext } from './support/docker-context';
import { inherited } from './tools/config';

const MIB = 1024 * 1024;
/** What an image may weigh, less what distroless with Node 24 does. */
const OWN_SHARE_MIB = 220 - 160;

const builder = new ImageBuilder();
const running: ChildProcess[] = [];

afterAll(() => {
  for (const { pid, exitCode } of running) if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGKILL');
  builder.remove();
});

/** Starts what was built as its container would, with this machine's node in the place of the image's. */
function start({ folder, workdir, env, command }: Built, more: Record<string, string>): ChildProcess {
  const [program = '', ...args] = command[0]?.endsWith('.js') ? [process.execPath, ...command] : command;
  const options = { cwd: path.join(folder, workdir), env: { PATH: inherited('PATH'), ...env, ...more } };
  // A group of its own, so that all of it can be ended.
  const child = spawn(program, args, { ...options, stdio: 'ignore', detached: true });
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

  it('end, for development, in a service that starts anew when a file of common is saved', async () => {
    const built = builder.build('Dockerfile', 'dev', { SERVICE: 'orders' });
    const port = await freePort();
    start(built, { ...testEnvironment('orders'), PORT: String(port), SERVICE: 'orders' });
    const startedAt = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined);
      return /^process_start_time_seconds\S* (\d+)/m.exec((await answer?.text()) ?? '')?.[1];
    };
    const first = await waitFor(startedAt, { within: 60_000, what: 'the service' });
    const saved = path.join(built.folder, 'app/common/src/money.ts');
    const text = readFileSync(saved);
    rmSync(saved);
    writeFileSync(saved, text);
    await waitFor(async () => ((await startedAt()) ?? first) !== first, { within: 60_000, what: 'a new start' });
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
