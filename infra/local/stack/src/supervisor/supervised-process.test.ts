import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { tinyService } from '../testing/tiny-service';
import { startTimeOf } from './process-identity';
import { SupervisedProcess } from './supervised-process';
import { waitFor } from './wait-for';

const folder = temporaryFolder();
const running: SupervisedProcess[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.stop()));
});

async function start(name: string, behaviour = {}, gentleStopMs?: number): Promise<SupervisedProcess> {
  const definition = await tinyService(name, folder, behaviour);
  const supervised = new SupervisedProcess(definition, () => undefined, gentleStopMs);
  running.push(supervised);
  supervised.start();
  return supervised;
}

async function ready({ definition }: SupervisedProcess): Promise<boolean> {
  return waitFor(() => definition.isReady(), { timeout: 10_000 });
}

function pidOf(supervised: SupervisedProcess): number {
  if (supervised.pid === null) throw new Error(`${supervised.label} is down`);
  return supervised.pid;
}

describe('a supervised process', () => {
  it('is started again, on the same port, when it is killed', async () => {
    const supervised = await start('killed');
    await ready(supervised);
    const first = pidOf(supervised);

    process.kill(first, 'SIGKILL');
    await waitFor(async () => supervised.restarts === 1, { timeout: 10_000 });

    expect(await ready(supervised)).toBe(true);
    expect(pidOf(supervised)).not.toBe(first);
    expect(supervised.lastExit).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  it('is known to be failing when it ends again and again', async () => {
    const supervised = await start('failing', { before: `console.log('no configuration'); process.exit(3);` });

    expect(await waitFor(async () => supervised.isFailing, { timeout: 10_000 })).toBe(true);
    expect(supervised.lastExit).toMatchObject({ code: 3 });
    expect(readFileSync(supervised.definition.log, 'utf8')).toContain('no configuration\nno configuration');
  });

  it('is not started again after it was stopped', async () => {
    const supervised = await start('stopped');
    await ready(supervised);

    await supervised.stop();

    expect(supervised).toMatchObject({ pid: null, restarts: 0, lastExit: { code: 0 } });
  });

  it('is ended by force when it does not heed the request', async () => {
    const supervised = await start('stubborn', { onSigterm: '' }, 300);
    await ready(supervised);
    const pid = pidOf(supervised);

    await supervised.stop();

    await expect(startTimeOf(pid)).resolves.toBeUndefined();
    expect(supervised.lastExit).toMatchObject({ signal: 'SIGKILL' });
  });

  it('finds its folder again when someone has thrown it away', async () => {
    const dataFolder = path.join(folder, 'data', 'thrown-away');
    const definition = { ...(await tinyService('thrown-away', folder)), dataFolder };
    const supervised = new SupervisedProcess(definition, () => undefined);
    running.push(supervised);
    supervised.start();
    await ready(supervised);

    rmSync(dataFolder, { recursive: true });
    process.kill(pidOf(supervised), 'SIGKILL');
    await waitFor(async () => supervised.restarts === 1, { timeout: 10_000 });

    expect(existsSync(dataFolder)).toBe(true);
  });

  it('counts as failing when its program does not exist', async () => {
    const definition = { ...(await tinyService('missing', folder)), command: '/nonexistent/program' };
    const supervised = new SupervisedProcess(definition, () => undefined);
    running.push(supervised);
    supervised.start();

    expect(await waitFor(async () => supervised.isFailing, { timeout: 10_000 })).toBe(true);
  });
});
