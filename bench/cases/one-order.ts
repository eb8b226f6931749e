import { storeFreshOrders } from '../data/orders';
import { measureInTurn } from '../load/sides';
import type { Ask } from '../load/request';
import type { Case } from './case';
import { requestFigures } from './request-figures';

const PER_SECOND = 100;

export const oneOrder: Case = {
  title: 'One order, shown to its buyer',
  run: async (context) => {
    const { stack, bareUrl, newSession } = context;
    const cookie = newSession();
    const [id = ''] = await storeFreshOrders(context, cookie, 1);
    const next = (): Ask => ({ path: `/api/orders/${id}`, method: 'GET', cookie, status: 200 });
    const sides = { ours: { url: stack.process('orders').url, next }, bare: { url: bareUrl, next } };
    return requestFigures('GET /api/orders/:id', await measureInTurn(context, sides, PER_SECOND), PER_SECOND);
  },
};
