import { readFile } from 'node:fs/promises';
import { runCommand } from '@ticketing/binaries';

/**
 * The start time of a process in the format of the system, or undefined if no such process exists. Identifies a process
 * together with its pid, which the system reuses.
 */
export async function startTimeOf(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? startTimeFromProc(pid) : startTimeFromPs(pid);
}

async function startTimeFromProc(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The second field, the program's name, may hold spaces and brackets; the ones after it (proc(5)) don't.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isZombie = fields?.[0] === 'Z';
  return isZombie ? undefined : fields?.[19];
}

async function startTimeFromPs(pid: number): Promise<string | undefined> {
  const output = await runCommand('ps', ['-o', 'lstart=', '-p', String(pid)], { timeout: 5_000 }).catch(() => '');
  return output.trim() || undefined;
}
