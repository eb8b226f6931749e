import { setTimeout as delay } from 'node:timers/promises';
import { residentMegabytes } from '@ticketing/test-driver/processes';
import { serviceNames } from '@ticketing/services';
import type { Figure } from '../figures/figure';
import { WINDOWS } from '../figures/windows';
import type { Case } from './case';

/** The resident memory of the services after a while without work, three times in a row. */
const memoryWhen = (when: string, aim?: Figure['aim']): Case => ({
  title: `Memory, idle ${when}`,
  run: async ({ stack, barePids, effort }) => {
    const pids = serviceNames.map((name) => stack.process(name).pid ?? 0);
    const figure = (name: string): Beside => ({ name, unit: 'MB', rounds: [], bare: [] });
    const all: Beside = { ...figure(`six services, idle ${when}`), ...(aim && { aim }) };
    // The six processes share the rest.
    const unshared = figure(`six services, idle ${when}: unshared`);
    const each = serviceNames.map((name): Figure => ({ name: `${name}, idle ${when}`, unit: 'MB', rounds: [] }));
    for (let window = 0; window < WINDOWS; window += 1) {
      await delay((effort.idleSeconds * 1_000) / WINDOWS);
      each.forEach(({ rounds }, n) => rounds.push(residentMegabytes(pids[n] ?? 0)));
      for (const [{ rounds, bare }, what] of [
        [all, 'all'],
        [unshared, 'own'],
      ] as const) {
        rounds.push(sumOf(pids, what));
        bare.push(sumOf(barePids, what));
      }
    }
    return [...each, all, unshared];
  },
});

type Beside = Figure & { bare: number[] };

const sumOf = (pids: number[], what: 'all' | 'own') =>
  pids.reduce((total, pid) => total + residentMegabytes(pid, what), 0);

export const memoryBefore = memoryWhen('before', { value: 420 });
export const memoryAfter = memoryWhen('after the load');
