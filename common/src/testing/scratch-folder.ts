import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './is-alive';

/** A process of another container may share the temporary folder, and look as if it were not there. */
const KEPT_MS = 60 * 60 * 1000;

/**
 * Makes a folder for a run, which removes it at its end. Those of interrupted runs are left: they
 * go when the next one comes.
 *
 * @param purpose part of its name, such as "stack"
 * @param parent where it is made; the temporary folder unless given
 */
export async function scratchFolder(purpose: string, parent = tmpdir()): Promise<string> {
  const prefix = `ticketing-${purpose}-`;
  await clearAway(parent, new RegExp(`^${prefix}(\\d+)-`));
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
}

async function clearAway(parent: string, ours: RegExp): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = ours.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const folder = join(parent, name);
    // Another user's cannot be removed, and one that two runs remove at once is gone.
    if (await isOld(folder).catch(() => false)) await rm(folder, { recursive: true }).catch(() => undefined);
  }
}

const isOld = async (folder: string) => (await stat(folder)).mtimeMs < Date.now() - KEPT_MS;
