import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { tinyService } from '../testing/tiny-service';
import type { ProcessDefinition } from './process-definition';
import { Stack } from './stack';
import { readStackFile, writeStackFile } from './stack-file';
import { waitFor } from './wait-for';

const folder = temporaryFolder();
const diary = path.join(folder, 'diary');
const note = (text: string): string => `require('node:fs').appendFileSync(${JSON.stringify(diary)}, '${text}\\n');`;

function noted(name: string, tier: 'application' | 'stand-in' | 'server') {
  return tinyService(name, folder, {
    tier,
    before: note(`${name} starts`),
    onSigterm: `${note(`${name} stops`)} process.exit(0)`,
  });
}

const stacks: Stack[] = [];

afterEach(async () => {
  await Promise.all(stacks.splice(0).map((stack) => stack.stop()));
});

function stackOf(definitions: ProcessDefinition[], onChange = (): void => undefined): Stack {
  const stack = new Stack(definitions, onChange);
  stacks.push(stack);
  return stack;
}

describe('a stack', () => {
  it('starts the servers before the applications and stops them after these', async () => {
    writeFileSync(diary, '');
    const stack = stackOf([await noted('orders', 'application'), await noted('mongo', 'server')]);

    await stack.start(({ label }) => appendFileSync(diary, `${label} ready\n`));
    await stack.stop();

    expect(readFileSync(diary, 'utf8').trim().split('\n')).toEqual([
      'mongo starts',
      'mongo-0 ready',
      'orders starts',
      'orders-0 ready',
      'orders stops',
      'mongo stops',
    ]);
  });

  it('names the process that does not start and shows the end of its log', async () => {
    const before = `console.error('JWT_KEY is missing'); process.exit(1);`;
    const stack = stackOf([await tinyService('auth', folder, { before })]);

    await expect(stack.start(() => undefined)).rejects.toThrow(
      /auth-0 exits right after its start \(exit code 1\)[^]*JWT_KEY is missing/,
    );
  });

  it('asks a process that is ready no second time, to which it may be too slow', async () => {
    let answers = 0;
    const definition = { ...(await tinyService('slow', folder)), isReady: async () => (answers += 1) === 1 };
    await stackOf([definition]).start(() => undefined);
    expect(answers).toBe(1);
  });

  it('can be cancelled while a process does not get ready', async () => {
    const definition = { ...(await tinyService('never', folder)), isReady: async () => false };
    const stack = stackOf([definition]);

    const starting = stack.start(() => undefined);
    stack.cancelStart();

    await expect(starting).resolves.toBeUndefined();
    await stack.stop();
    expect(stack.processes[0]?.pid).toBeNull();
  });

  it('can be cancelled while a probe does not settle', async () => {
    const isReady = () => new Promise<boolean>(() => undefined);
    const stack = stackOf([{ ...(await tinyService('silent', folder)), isReady }]);
    const starting = stack.start(() => undefined);
    stack.cancelStart();
    await expect(starting).resolves.toBeUndefined();
  });

  it('records every restart in its file, which only its owner can read', async () => {
    const file = path.join(folder, 'stack.json');
    const connections = { mongoUri: 'm', natsUrl: 'n', natsClusterId: 'ticketing', redisUrl: 'r' };
    const about = {
      gateway: 'http://localhost:8080',
      jwtKey: 'k',
      stripeWebhookSecret: 's',
      sendgridWebhookKey: 'w',
      ...connections,
    };
    const definition = await tinyService('orders', folder);
    const stack: Stack = stackOf([definition], () => writeStackFile(file, about, stack));
    await stack.start(() => undefined);
    const before = readStackFile(file)?.processes[0];

    if (!before?.pid) throw new Error('The process has no pid');
    process.kill(before.pid, 'SIGKILL');
    const entry = () => readStackFile(file)?.processes[0];
    await waitFor(async () => entry()?.restarts === 1, { timeout: 10_000 });

    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { port, url, log } = definition;
    const lastExit = { code: null, signal: 'SIGKILL', at: expect.any(String) as string };
    expect(readStackFile(file)).toMatchObject(about);
    expect(entry()).toEqual({
      name: 'orders',
      replica: 0,
      pid: stack.processes[0]?.pid,
      port,
      url,
      log,
      restarts: 1,
      lastExit,
    });
  });
});
