import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '../context';
import { heading, print, printFigure } from '../table';
import { SERVICES } from '../../tests/support/stack';

const IDLE_SECONDS = 60;

/** What the six services have resident after a minute without work. */
export async function memory({ stack }: Context): Promise<void> {
  heading(`Memory (six services, idle for ${IDLE_SECONDS} s)`);
  await delay(IDLE_SECONDS * 1_000);
  const resident = SERVICES.map((name) => ({ name, megabytes: residentMegabytes(stack.process(name).pid ?? 0) }));
  for (const { name, megabytes } of resident) print(`  ${name.padEnd(34)} ${megabytes.toFixed(0)} MB`);
  const total = resident.reduce((sum, { megabytes }) => sum + megabytes, 0);
  printFigure('together', `${total.toFixed(0)} MB`, '<= 420 MB');
}

/** What a process has resident in memory. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1_024;
}
