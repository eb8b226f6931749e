import { readdir, readFile } from 'node:fs/promises';
import { runCommand } from '@ticketing/binaries';
import { endProcess } from './end-process';
import { recordedAlive } from './process-record';
import type { StateDirectory } from './state-directory';

/** Set in the environment of every process of a stack, to the stack's folder. */
export const STACK_MARK = 'TICKETING_STACK_DIRECTORY';

/**
 * Ends the processes that a killed supervisor left behind. Most are found by the mark in their environment, even if the
 * record misses them; Redis overwrites its environment with its title, so the record is read as well.
 */
export async function endOrphans(directory: StateDirectory): Promise<number> {
  const marked = await findMarked(`${STACK_MARK}=${directory.root}`);
  const orphans = new Set([...marked, ...(await recordedAlive(directory.processesFile))]);
  await Promise.all([...orphans].map((pid) => endProcess(pid)));
  return orphans.size;
}

async function findMarked(mark: string): Promise<number[]> {
  const pids = process.platform === 'linux' ? await markedInProc(mark) : await markedInPs(mark);
  return pids.filter((pid) => pid !== process.pid && pid !== process.ppid);
}

async function markedInProc(mark: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const marked = await Promise.all(
    pids.map(async (pid) => {
      // Other users' processes can't be read, and aren't ours.
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return environment.split('\0').includes(mark);
    }),
  );
  return pids.filter((_pid, index) => marked[index]);
}

async function markedInPs(mark: string): Promise<number[]> {
  const output = await runCommand('ps', ['-axEww', '-o', 'pid=,command='], { timeout: 5_000 });
  const lines = output.split('\n').filter((line) => `${line} `.includes(` ${mark} `));
  return lines.map((line) => Number.parseInt(line, 10)).filter(Number.isInteger);
}
