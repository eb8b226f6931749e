import { storeFreshTickets } from '../data/tickets';
import { measureInTurn } from '../load/sides';
import type { Ask } from '../load/request';
import type { Case } from './case';
import { requestFigures } from './request-figures';

const PER_SECOND = 200;

export const oneTicket: Case = {
  title: 'One ticket',
  run: async (context) => {
    const [id = ''] = await storeFreshTickets(context, 1);
    const next = (): Ask => ({ path: `/api/tickets/${id}`, method: 'GET', status: 200 });
    const sides = { ours: { url: context.stack.process('tickets').url, next }, bare: { url: context.bareUrl, next } };
    const measured = await measureInTurn(context, sides, PER_SECOND);
    return requestFigures('GET /api/tickets/:id', measured, PER_SECOND);
  },
};
