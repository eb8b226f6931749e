import type { Context } from '../context';
import { storeFreshOrders } from '../data/orders';
import type { Aim } from '../figures/figure';
import { measureInTurn } from '../load/sides';
import type { Ask } from '../load/request';
import type { Case } from './case';
import { requestFigures } from './request-figures';

interface Read {
  service: 'auth' | 'orders';
  /** As the table names it. */
  name: string;
  path: string;
  cookie: string;
  perSecond: number;
  aim?: Aim;
}

async function measureRead(context: Context, { service, name, path, cookie, perSecond, aim }: Read) {
  const { stack, bareUrl } = context;
  const next = (): Ask => ({ path, method: 'GET', cookie, status: 200 });
  const sides = { ours: { url: stack.process(service).url, next }, bare: { url: bareUrl, next } };
  return requestFigures(name, await measureInTurn(context, sides, perSecond), perSecond, aim);
}

export const currentUser: Case = {
  title: 'Who is signed in, read from the session',
  run: (context) =>
    measureRead(context, {
      service: 'auth',
      name: 'GET /api/users/currentuser',
      path: '/api/users/currentuser',
      cookie: context.newSession(),
      perSecond: 200,
      aim: { shareOfBare: 0.5 },
    }),
};

export const oneOrder: Case = {
  title: 'One order, shown to its buyer',
  run: async (context) => {
    const cookie = context.newSession();
    const [id = ''] = await storeFreshOrders(context, cookie, 1);
    const read = { service: 'orders', name: 'GET /api/orders/:id', path: `/api/orders/${id}` } as const;
    return measureRead(context, { ...read, cookie, perSecond: 100 });
  },
};
