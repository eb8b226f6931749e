import { storeFreshTickets } from '../data/tickets';
import { reserving } from '../load/reserving';
import { measureInTurn } from '../load/sides';
import type { Case } from './case';
import { besideAlone, requestFigures } from './request-figures';

const PER_SECOND = 25;
/** More than the quickest side can reserve in a second. */
const PER_SECOND_AT_MOST = 3_000;

export const reserve: Case = {
  title: 'Reserving a fresh ticket, which tickets, expiration, payments and orders handle',
  run: async (context) => {
    const { stack, bareUrl, newSession, effort } = context;
    const cookie = newSession();
    const fresh = await storeFreshTickets(context, PER_SECOND_AT_MOST * (effort.rounds * effort.seconds + 1) * 2);
    // Both bare sides take tickets from one stock, which has to last for both.
    const bareStock = [...fresh];
    const measured = await measureInTurn(
      context,
      {
        ours: { url: stack.process('orders').url, next: reserving([...fresh], cookie) },
        bare: { url: bareUrl, next: reserving(bareStock, cookie) },
        alone: { url: bareUrl, next: reserving(bareStock, cookie, '/alone/api/orders') },
      },
      PER_SECOND,
    );
    const figures = requestFigures('POST /api/orders', measured, PER_SECOND, { shareOfBare: 0.6 });
    return [...figures, besideAlone('POST /api/orders', measured)];
  },
};
