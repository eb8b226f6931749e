import { setTimeout as delay } from 'node:timers/promises';
import { SERVICES } from '../../tests/support/stack';
import type { Figure } from '../figures/figure';
import { residentMegabytes } from '../load/processes';
import type { Case } from './case';

/** What the services have resident after a while without work. */
const memoryWhen = (when: string, aim?: Figure['aim']): Case => ({
  title: `Memory, idle ${when}`,
  run: async ({ stack, effort }) => {
    await delay(effort.idleSeconds * 1_000);
    const figures = SERVICES.map((name): Figure => ({
      name: `${name}, idle ${when}`,
      unit: 'MB',
      rounds: [residentMegabytes(stack.process(name).pid ?? 0)],
    }));
    const total = figures.flatMap(({ rounds }) => rounds).reduce((sum, megabytes) => sum + megabytes, 0);
    return [...figures, { name: `six services, idle ${when}`, unit: 'MB', rounds: [total], ...(aim && { aim }) }];
  },
});

export const memoryBefore = memoryWhen('before', { value: 420 });
export const memoryAfter = memoryWhen('after the load');
