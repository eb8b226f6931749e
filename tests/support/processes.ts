import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** The resident memory of a process: `all` of it, or its `own` without what it shares, above all the program itself. */
export function residentMegabytes(pid: number, what: 'all' | 'own' = 'all'): number {
  const line = what === 'all' ? /VmRSS:\s+(\d+) kB/ : /RssAnon:\s+(\d+) kB/;
  return Number(line.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1_024;
}

/** How long a process has computed, in ms. @throws Error when it is gone */
export const computedMs = (pid: number): number => readCpuTime(`/proc/${pid}/stat`);

/**
 * How long the main thread of a process, on which the event loop of Node.js runs, has computed: time that a busy machine
 * keeps it waiting does not count.
 *
 * @returns milliseconds; NaN where the platform has no such record, or the process is gone
 */
export function mainThreadMs(pid: number): number {
  try {
    return readCpuTime(`/proc/${pid}/task/${pid}/stat`);
  } catch {
    return NaN;
  }
}

/** proc(5): the fields after the program's name, which may hold spaces, are counted from the third. */
function readCpuTime(file: string): number {
  const stat = readFileSync(file, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}
