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

async function start(name: string, behaviour = {}, gracefulStopMs?: number): Promise<SupervisedProcess> {
  const definition = await tinyService(name, folder, behaviour);
  const supervised = new SupervisedProcess(definition, () => undefined, gracefulStopMs);
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
  it('is restarted on the same port if it is killed', async () => {
    const supervised = await start('killed');
    await ready(supervised);
    const first = pidOf(supervised);

    process.kill(first, 'SIGKILL');
    await waitFor(async () => supervised.restarts === 1, { timeout: 10_000 });

    expect(await ready(supervised)).toBe(true);
    expect(pidOf(supervised)).not.toBe(first);
    expect(supervised.lastExit).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  it('counts as failing if it keeps exiting', async () => {
    const supervised = await start('failing', { before: `console.log('no configuration'); process.exit(3);` });

    expect(await waitFor(async () => supervised.isFailing, { timeout: 10_000 })).toBe(true);
    expect(supervised.lastExit).toMatchObject({ code: 3 });
    expect(readFileSync(supervised.definition.log, 'utf8')).toContain('no configuration\nno configuration');
  });

  it('is not restarted after a stop', async () => {
    const supervised = await start('stopped');
    await ready(supervised);

    await supervised.stop();

    expect(supervised).toMatchObject({ pid: null, restarts: 0, lastExit: { code: 0 } });
  });

  it('is killed if it ignores the stop signal', async () => {
    const supervised = await start('stubborn', { onSigterm: '' }, 300);
    await ready(supervised);
    const pid = pidOf(supervised);

    await supervised.stop();

    await expect(startTimeOf(pid)).resolves.toBeUndefined();
    expect(supervised.lastExit).toMatchObject({ signal: 'SIGKILL' });
  });

  it('gets its data folder again if that was deleted', async () => {
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

  it('counts as failing if its program does not exist', async () => {
    const definition = { ...(await tinyService('missing', folder)), command: '/nonexistent/program' };
    const supervised = new SupervisedProcess(definition, () => undefined);
    running.push(supervised);
    supervised.start();

    expect(await waitFor(async () => supervised.isFailing, { timeout: 10_000 })).toBe(true);
  });
});
