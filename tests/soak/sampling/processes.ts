import { readdirSync, readFileSync } from 'node:fs';
import { residentMegabytes } from '@ticketing/test-driver/processes';
import type { StackProcess } from '@ticketing/test-driver/stack';

/** What a process is called in figures: the first of its kind by its name alone. */
export const labelOf = ({ name, replica }: Pick<StackProcess, 'name' | 'replica'>): string =>
  replica === 0 ? name : `${name}-${replica}`;

/** What a process and its children have: resident memory, in MB, and open file handles. */
export function usageOf(pid: number): { memory: number; handles: number } {
  const pids = withDescendants(pid);
  return {
    memory: pids.reduce((sum, each) => sum + residentMegabytes(each), 0),
    handles: pids.reduce((sum, each) => sum + readdirSync(`/proc/${each}/fd`).length, 0),
  };
}

function withDescendants(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(withDescendants)];
}
