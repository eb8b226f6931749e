import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { acquireLock, AlreadyLocked } from './lock';

const folder = temporaryFolder();
const file = path.join(folder, 'supervisor.lock');

describe('the lock of a folder', () => {
  it('has one holder at a time and is free after its release', async () => {
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

  it('is taken over if another process has its holder’s pid', async () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, startTime: 'long ago' }));

    await (
      await acquireLock(file)
    )();
  });

  it('goes to exactly one of many concurrent claimants of a stale lock, and leaves no file behind', async () => {
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' }));

    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => acquireLock(file)));
    const holders = outcomes.filter((outcome) => outcome.status === 'fulfilled');

    expect(holders).toHaveLength(1);
    await holders[0]?.value();
    expect(readdirSync(folder)).toEqual([]);
  });
});
