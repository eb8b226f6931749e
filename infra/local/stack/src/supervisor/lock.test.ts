import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { acquireLock, AlreadyLocked } from './lock';

const folder = temporaryFolder();
const file = path.join(folder, 'supervisor.lock');

describe('the lock of a folder', () => {
  it('is held by one at a time, and free again when it is given back', async () => {
    const release = await acquireLock(file);

    await expect(acquireLock(file)).rejects.toThrow(new AlreadyLocked(process.pid));

    await release();
    await (
      await acquireLock(file)
    )();
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a supervisor that was killed', async () => {
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' }));

    const release = await acquireLock(file);
    await expect(acquireLock(file)).rejects.toThrow(AlreadyLocked);
    await release();
  });

  it('is taken over when its holder’s pid is somebody else’s by now', async () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, startTime: 'long ago' }));

    await (
      await acquireLock(file)
    )();
  });

  it('goes to exactly one of many that ask at the same moment for a stale one, and leaves nothing behind', async () => {
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' }));

    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => acquireLock(file)));
    const holders = outcomes.filter((outcome) => outcome.status === 'fulfilled');

    expect(holders).toHaveLength(1);
    await holders[0]?.value();
    expect(readdirSync(folder)).toEqual([]);
  });
});
