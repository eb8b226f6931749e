import { setTimeout as delay } from 'node:timers/promises';
import { residentMegabytes } from '@ticketing/test-driver/processes';
import { serviceNames } from '@ticketing/services';
import { startStack, withStack, type Context } from '../context';
import type { Beside, Figure } from '../figures/figure';
import { WINDOWS } from '../figures/windows';
import type { Case } from './case';

/** The resident memory of the services after a while without work, three times in a row. */
async function residentWhen(
  when: string,
  { stack, barePids, effort }: Measured,
  aim?: Figure['aim'],
): Promise<Figure[]> {
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
}

type Measured = Pick<Context, 'stack' | 'barePids' | 'effort'>;

const sumOf = (pids: number[], what: 'all' | 'own') =>
  pids.reduce((total, pid) => total + residentMegabytes(pid, what), 0);

export const memoryBefore: Case = {
  title: 'Memory of `npm start`, idle before any load (on a stack of its own)',
  run: async (context) =>
    withStack(await startStack(), (stack) => residentWhen('before', { ...context, stack }, { value: 420 })),
};

export const memoryAfter: Case = {
  title: 'Memory, idle after the load',
  run: (context) => residentWhen('after the load', context),
};
