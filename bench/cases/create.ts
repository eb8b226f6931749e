import { measureInTurn } from '../load/sides';
import type { Ask } from '../load/request';
import type { Case } from './case';
import { besideAlone, requestFigures } from './request-figures';

const PER_SECOND = 50;

export const create: Case = {
  title: 'Creating a ticket, which orders projects',
  run: async (context) => {
    const { stack, bareUrl, newSession } = context;
    const cookie = newSession();
    const body = { title: 'A ticket among many', price: 19.99 };
    const creating = (path: string) => (): Ask => ({ path, method: 'POST', cookie, body, status: 201 });
    const measured = await measureInTurn(
      context,
      {
        ours: { url: stack.process('tickets').url, next: creating('/api/tickets') },
        bare: { url: bareUrl, next: creating('/api/tickets') },
        alone: { url: bareUrl, next: creating('/alone/api/tickets') },
      },
      PER_SECOND,
    );
    const figures = requestFigures('POST /api/tickets', measured, PER_SECOND, { shareOfBare: 0.6 });
    return [...figures, besideAlone('POST /api/tickets', measured)];
  },
};
