import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { scratchFolder } from '@ticketing/common/testing';
import { LONGEST_PAUSE_MS } from './pauses';
import { Watch } from './watch';

/** A process that computes for as long as the path says, and reports its address. */
const SERVER = `
  const server = require('node:http').createServer((request, response) => {
    const began = process.cpuUsage();
    const spent = () => { const { user, system } = process.cpuUsage(began); return (user + system) / 1000; };
    while (spent() < Number(request.url.slice('/compute/'.length)));
    response.end();
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
`;

let server: ChildProcess;
let url: string;
let watch: Watch;

beforeAll(async () => {
  const file = join(await scratchFolder('watch'), 'server.cjs');
  await writeFile(file, SERVER);
  server = fork(file, { execArgv: [] });
  const [port] = (await once(server, 'message')) as [number];
  url = `http://127.0.0.1:${port}`;
});

beforeEach(() => (watch = new Watch(() => ({ pid: server.pid ?? null, url }))));
afterEach(() => watch.stop());
afterAll(() => server.kill());

/** One stretch of computing, and the time to notice it. */
async function most(work: () => Promise<unknown>): Promise<number> {
  await delay(300);
  watch.take();
  await work();
  await delay(300);
  return watch.take();
}

describe('the watch over an event loop', () => {
  it('sees a single stretch of work that is too long, once', async () => {
    expect(await most(() => fetch(`${url}/compute/400`))).toBeGreaterThan(LONGEST_PAUSE_MS);
    expect(await most(() => delay(0))).toBeLessThan(LONGEST_PAUSE_MS);
  });

  it('does not take a stopped process for a busy one', async () => {
    const stopped = async () => {
      server.kill('SIGSTOP');
      await delay(800);
      server.kill('SIGCONT');
    };
    expect(await most(stopped)).toBeLessThan(LONGEST_PAUSE_MS);
  });
});
