import { storeFreshOrders } from '../data/orders';
import { measureInTurn } from '../load/sides';
import type { Ask } from '../load/request';
import type { Case } from './case';
import { requestFigures } from './request-figures';

const PER_SECOND = 20;
/** More than the quickest side can charge in a second. */
const PER_SECOND_AT_MOST = 1_000;

export const pay: Case = {
  title: 'Paying an order at the stand-in for Stripe, up to the mail',
  run: async (context) => {
    const { stack, bareUrl, newSession, effort } = context;
    const cookie = newSession();
    const ids = await storeFreshOrders(context, cookie, PER_SECOND_AT_MOST * (effort.rounds * effort.seconds + 1));
    const paying = (stock: string[]) => (): Ask | undefined => {
      const orderId = stock.pop();
      const body = { token: 'tok_visa', orderId };
      return orderId === undefined ? undefined : { path: '/api/payments', method: 'POST', cookie, body, status: 201 };
    };
    const sides = {
      ours: { url: stack.process('payments').url, next: paying([...ids]) },
      bare: { url: bareUrl, next: paying([...ids]) },
    };
    return requestFigures('POST /api/payments', await measureInTurn(context, sides, PER_SECOND), PER_SECOND);
  },
};
