import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/**
 * How long the main thread of a process, on which the event loop of Node.js runs, has computed: what a busy machine
 * keeps it waiting does not count. proc(5): the fields after the program's name are counted from the third.
 *
 * @returns milliseconds; NaN where the platform has no such record, or the process is gone
 */
export function mainThreadMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
  } catch {
    return NaN;
  }
}
