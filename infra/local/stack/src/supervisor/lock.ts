import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { startTimeOf } from './process-identity';

interface Holder {
  pid: number;
  startTime: string;
}

export class AlreadyLocked extends Error {
  constructor(readonly pid: number) {
    super(`held by process ${pid}`);
    this.name = 'AlreadyLocked';
  }
}

/**
 * Allows one supervisor per folder. The lock names its holder, so that a lock left by a killed supervisor is recognised
 * as stale and taken over. Resolves with the function that releases it.
 */
export async function acquireLock(file: string): Promise<() => Promise<void>> {
  const own: Holder = { pid: process.pid, startTime: (await startTimeOf(process.pid)) ?? '' };
  const ownFile = `${file}.${process.pid}`;
  await writeFile(ownFile, JSON.stringify(own));
  try {
    await removeIfStale(file);
    // A hard link is created atomically, and fails if another supervisor was faster.
    await link(ownFile, file);
  } catch (error) {
    const holder = await readHolder(file);
    if (holder) throw new AlreadyLocked(holder.pid);
    throw error;
  } finally {
    await rm(ownFile, { force: true });
  }
  return () => rm(file, { force: true });
}

async function removeIfStale(file: string): Promise<void> {
  const holder = await readHolder(file);
  if (holder && (await isAlive(holder))) throw new AlreadyLocked(holder.pid);
  const aside = `${file}.${process.pid}.stale`;
  await rename(file, aside).catch(() => undefined);
  const taken = await readHolder(aside);
  // Another supervisor may have taken over the stale lock since the check: then put its lock back.
  if (taken && (await isAlive(taken))) await link(aside, file);
  await rm(aside, { force: true });
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text ? (JSON.parse(text) as Holder) : undefined;
}

async function isAlive(holder: Holder): Promise<boolean> {
  return (await startTimeOf(holder.pid)) === holder.startTime;
}
