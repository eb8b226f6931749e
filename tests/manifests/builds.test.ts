import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, testEnvironment, waitFor } from '@ticketing/common/testing';
import { serviceNames, type ServiceName } from '@ticketing/services';
import { ImageBuilder, type Built } from './support/build-image';
import { isInContext } from './support/docker-context';
import { inherited } from './tools/config';

const MB = 1_000_000;
/** What an image may weigh above its base. */
const OWN_SHARE_MB = 45;
const STAND_INS = 'infra/local/stand-ins';

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

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.join(parentPath, name));

const sizeOf = (files: string[]): number => files.reduce((sum, file) => sum + lstatSync(file).size, 0);

/** Files that nothing which runs reads, or that belong to another service. */
function leftovers({ folder }: Built, service: string): string[] {
  const useless = /\.test\.|\/testing\/|\.map$|\.d\.ts$|\.tsbuildinfo$|\/mongodb-memory-server|\/\.npmrc$/;
  const others = serviceNames.filter((one) => one !== service).map((one) => `/app/${one}/`);
  return filesIn(folder)
    .map((file) => file.slice(folder.length))
    .filter((file) => {
      const own = !file.includes('/node_modules/');
      return (
        (own ? useless : /\.map$|\/mongodb-memory-server/).test(file) || others.some((one) => file.startsWith(one))
      );
    });
}

/** What a service demands beside the settings of the tests. */
const MORE: Partial<Record<ServiceName, Record<string, string>>> = {
  payments: { STRIPE_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
  confirmation: { SENDGRID_API_KEY: 'SG.1', MAIL_FROM: 'tickets@example.com' },
};

describe('the steps of the Dockerfile, taken here in empty folders', () => {
  it.each(serviceNames)(
    'end in an image of %s that starts, stops, and has nothing in it that it does not need',
    async (service) => {
      const built = builder.build('Dockerfile', 'production', { SERVICE: service });
      const environment = (port: number) => ({ ...testEnvironment(service), PORT: String(port), ...MORE[service] });
      expect(await answersAndStops(built, environment)).toBe(0);
      expect(leftovers(built, service)).toEqual([]);
      expect(sizeOf(filesIn(built.folder)) / MB).toBeLessThan(OWN_SHARE_MB);
    },
    300_000,
  );

  it.each([
    ['stripe', { STRIPE_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }],
    ['sendgrid', { SENDGRID_API_KEY: 'SG.1' }],
  ])(
    'end in an image of the stand-ins, in which that for %s starts and stops',
    async (name, settings) => {
      const built = builder.build('Dockerfile', 'production', { SERVICE: STAND_INS });
      const data = path.join(built.folder, 'tmp', name);
      const environment = (port: number) => ({ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: data, ...settings });
      const command = [`dist/${name}/index.js`];
      expect(await answersAndStops({ ...built, command }, environment)).toBe(0);
      expect(leftovers(built, STAND_INS)).toEqual([]);
      expect(existsSync(path.join(built.folder, 'app/infra/local/stand-ins/dist/demo/load-demo.js'))).toBe(true);
      expect(sizeOf(filesIn(path.join(built.folder, 'app'))) / MB).toBeLessThan(OWN_SHARE_MB);
    },
    300_000,
  );

  it('end, for development, in a service that restarts when a file of common is saved', async () => {
    const built = builder.build('Dockerfile', 'dev', { SERVICE: 'orders' });
    const port = await freePort();
    start(built, { ...testEnvironment('orders'), PORT: String(port), SERVICE: 'orders' });
    const startedAt = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined);
      return /^process_start_time_seconds\S* (\d+)/m.exec((await answer?.text()) ?? '')?.[1];
    };
    const first = await waitFor(startedAt, { within: 60_000, what: 'the service' });
    resave(path.join(built.folder, 'app/common/src/money.ts'), (text) => text);
    await waitFor(async () => ((await startedAt()) ?? first) !== first, { within: 60_000, what: 'a new start' });
  }, 300_000);

  it('end in a client that answers, without the key that its actions were named by', async () => {
    const key = randomBytes(32).toString('base64');
    builder.addSecret('server-actions-key', key);
    const { folder } = builder.build('client/Dockerfile', 'build');
    const manifest = path.join(folder, 'app/client/.next/server/server-reference-manifest.json');
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ encryptionKey: key });
    const built = builder.build('client/Dockerfile', 'production');
    const files = filesIn(built.folder).filter((file) => lstatSync(file).isFile());
    expect(files.filter((file) => readFileSync(file, 'latin1').includes(key))).toEqual([]);
    const environment = (port: number) => ({
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      API_URL: 'http://{service}-srv',
    });
    await answersAndStops(built, environment);
    expect(leftovers(built, 'client')).toEqual([]);
    expect(sizeOf(filesIn(built.folder)) / MB).toBeLessThan(OWN_SHARE_MB);
  }, 300_000);

  it('end, for development, in a client that shows a saved file', async () => {
    const built = builder.build('client/Dockerfile', 'dev');
    const port = await freePort();
    const command = built.command.map((word) => (word === '3000' ? String(port) : word));
    start({ ...built, command }, { API_URL: 'http://127.0.0.1:1', HOME: '/tmp' });
    const page = async () => (await fetch(`http://127.0.0.1:${port}/auth/signin`).catch(() => undefined))?.text();
    await waitFor(async () => (await page())?.includes('<html'), { within: 120_000, what: 'the page' });
    resave(path.join(built.folder, 'app/client/src/app/layout.tsx'), (text) =>
      text.replace('<html ', '<html data-saved="yes" '),
    );
    await waitFor(async () => (await page())?.includes('data-saved'), { within: 60_000, what: 'the saved file' });
  }, 400_000);
});

/** As a file that is copied into a container arrives: another one in the place of the old. */
function resave(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  writeFileSync(file, change(text));
  expect(readFileSync(file, 'utf8')).toBe(change(text));
}

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
