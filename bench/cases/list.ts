import type { Context } from '../context';
import { sell } from '../data/tickets';
import { storeMany } from '../data/example';
import { measureInTurn } from '../load/sides';
import type { Ask } from '../load/request';
import type { Case } from './case';
import { requestFigures } from './request-figures';

const ON_SALE = 50;
const PER_SECOND = 100;

export const list: Case = {
  title: `The list, ${ON_SALE} tickets on sale`,
  run: async (context) => {
    await putOnSale(context);
    const next = (): Ask => ({ path: '/api/tickets', method: 'GET', status: 200 });
    const sides = { ours: { url: context.stack.process('tickets').url, next }, bare: { url: context.bareUrl, next } };
    const measured = await measureInTurn(context, sides, PER_SECOND);
    return requestFigures('GET /api/tickets', measured, PER_SECOND, { shareOfBare: 0.6 });
  },
};

async function putOnSale(context: Context): Promise<void> {
  for (let n = 0; n < ON_SALE; n += 1) await sell(context, `Concert number ${n}`, 20 + n);
  const soon = (n: number) => new Date(Date.now() + n * 1_000);
  const state = { userId: 'bare', version: 0, reserved: false };
  const bareTicket = (n: number) => ({ ...state, title: `Concert number ${n}`, price: 20 + n, date: soon(n) });
  await storeMany(context.database('bare').collection('tickets'), ON_SALE, bareTicket);
}
