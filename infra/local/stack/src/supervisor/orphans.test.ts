import { type ChildProcess, spawn } from 'node:child_process';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { endOrphans, STACK_MARK } from './orphans';
import { startTimeOf } from './process-identity';
import { ProcessRecord } from './process-record';
import { StateDirectory, writePrivateFile } from './state-directory';

const folder = temporaryFolder();
const children: ChildProcess[] = [];

afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

function spawnMarked(directory: string): number {
  const script = 'setInterval(() => undefined, 1000)';
  const child = spawn(process.execPath, ['-e', script], { env: { ...process.env, [STACK_MARK]: directory } });
  children.push(child);
  if (!child.pid) throw new Error('The process did not start');
  return child.pid;
}

describe('a process of a killed supervisor', () => {
  it('is ended, and processes of another stack are not', async () => {
    const orphan = spawnMarked(folder);
    const stranger = spawnMarked(`${folder}-2`);

    await expect(endOrphans(new StateDirectory(folder))).resolves.toBe(1);

    await expect(startTimeOf(orphan)).resolves.toBeUndefined();
    await expect(startTimeOf(stranger)).resolves.toEqual(expect.any(String));
  });

  it('is ended even if it overwrites its environment, as Redis does', async () => {
    const directory = new StateDirectory(folder);
    const orphan = spawnMarked('nowhere');
    await new ProcessRecord(directory.processesFile).add(orphan);

    await expect(endOrphans(directory)).resolves.toBe(1);

    await expect(startTimeOf(orphan)).resolves.toBeUndefined();
  });

  it('is distinguished from a later process with the same pid', async () => {
    const directory = new StateDirectory(folder);
    const stranger = spawnMarked('nowhere');
    writePrivateFile(directory.processesFile, [{ pid: stranger, startTime: 'yesterday' }]);

    await expect(endOrphans(directory)).resolves.toBe(0);

    await expect(startTimeOf(stranger)).resolves.toEqual(expect.any(String));
  });

  it('does not remain after a graceful stop', async () => {
    await expect(endOrphans(new StateDirectory(`${folder}-3`))).resolves.toBe(0);
  });
});
