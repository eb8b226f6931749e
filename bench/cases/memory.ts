import { setTimeout as delay } from 'node:timers/promises';
import { residentMegabytes } from '../../tests/support/processes';
import { SERVICES } from '../../tests/support/stack';
import type { Figure } from '../figures/figure';
import type { Case } from './case';

/** What the services have resident after a while without work. */
const memoryWhen = (when: string, aim?: Figure['aim']): Case => ({
  title: `Memory, idle ${when}`,
  run: async ({ stack, effort }) => {
    await delay(effort.idleSeconds * 1_000);
    const pids = SERVICES.map((name) => stack.process(name).pid ?? 0);
    const all = pids.map((pid) => residentMegabytes(pid));
    const own = pids.map((pid) => residentMegabytes(pid, 'own'));
    const figure = (name: string, megabytes: number): Figure => ({ name, unit: 'MB', rounds: [megabytes] });
    return [
      ...SERVICES.map((name, n) => figure(`${name}, idle ${when}`, all[n] ?? NaN)),
      { ...figure(`six services, idle ${when}`, sum(all)), ...(aim && { aim }) },
      // Of the rest, six processes have one copy between them.
      figure(`six services, idle ${when}: unshared`, sum(own)),
    ];
  },
});

export const memoryBefore = memoryWhen('before', { value: 420 });
export const memoryAfter = memoryWhen('after the load');

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
