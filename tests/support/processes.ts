import { readFileSync } from 'node:fs';

/** What a process has resident in memory; with what it shares, the program itself above all, or without. */
export function residentMegabytes(pid: number, what: 'all' | 'own' = 'all'): number {
  const line = what === 'all' ? /VmRSS:\s+(\d+) kB/ : /RssAnon:\s+(\d+) kB/;
  return Number(line.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1_024;
}
