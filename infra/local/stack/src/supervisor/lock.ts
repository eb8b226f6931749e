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
 * Lets one supervisor at a time work on a folder. The lock names its holder, so that the one of a supervisor that was
 * killed is recognised and taken over. Resolves with the function that gives it back.
 */
export async function acquireLock(file: string): Promise<() => Promise<void>> {
  const own: Holder = { pid: process.pid, startTime: (await startTimeOf(process.pid)) ?? '' };
  const ownFile = `${file}.${process.pid}`;
  await writeFile(ownFile, JSON.stringify(own));
  try {
    await removeIfStale(file);
    // A hard link appears whole or not at all, and fails where another supervisor was quicker.
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
  // Another supervisor may have taken the stale lock over since we looked: then this one is its, and goes back.
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
