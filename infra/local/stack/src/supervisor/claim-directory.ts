import path from 'node:path';
import type { Options } from '../options';
import type { Report } from '@ticketing/binaries';
import { acquireLock, AlreadyLocked } from './lock';
import { endOrphans } from './orphans';
import { readStackFile } from './stack-file';
import { StateDirectory } from './state-directory';

export interface ClaimedDirectory {
  directory: StateDirectory;
  release: () => Promise<void>;
}

/** Locks the folder for this supervisor and ends the processes that a killed one left behind. */
export async function claimDirectory(options: Options, report: Report): Promise<ClaimedDirectory> {
  const directory = new StateDirectory(options.directory);
  directory.create();
  const release = await acquireLock(directory.lockFile).catch((error: unknown) => {
    throw error instanceof AlreadyLocked ? new Error(describeRunning(directory, error.pid)) : error;
  });
  try {
    const ended = await endOrphans(directory);
    if (ended > 0) report(`Ended ${ended} processes of a stack whose supervisor was killed.`);
    if (options.fresh) directory.deleteState();
    return { directory, release };
  } catch (error) {
    await release();
    throw error;
  }
}

function describeRunning(directory: StateDirectory, pid: number): string {
  const gateway = readStackFile(directory.stackFile)?.gateway;
  const where = gateway ? ` at ${gateway}` : '';
  const folder = path.relative(process.cwd(), directory.root) || '.';
  return `A stack runs on ${folder} already${where}. Stop it first: Ctrl-C in its terminal, or kill ${pid}.`;
}
