import { LIKE_IMAGES, startStack, withAccess, withStack, type Context } from '../context';
import { storeFreshTickets } from '../data/tickets';
import type { Figure } from '../figures/figure';
import { throughput } from '../load/closed-loop';
import { waitUntilIdle } from '../load/processes';
import type { Ask } from '../load/request';
import { reserving } from '../load/reserving';
import type { Case } from './case';

const COUNTS = [1, 2, 4];
const CONNECTIONS = 64;
const PER_SECOND_AT_MOST = 3_000;

/** The same requests with one, two and four replicas of every service, through the gateway, which takes them in turn. */
export const replicas: Case = {
  title: 'Replicas: one, two and four of each service (on stacks of their own)',
  run: async ({ effort }) => {
    const figures: Figure[] = [];
    for (const count of COUNTS) {
      const stack = await startStack(LIKE_IMAGES, { replicas: count });
      const measured = await withStack(stack, () =>
        withAccess(stack, (access) => measure({ stack, effort, ...access }, `${count} of each service`)),
      );
      figures.push(...measured);
    }
    return figures;
  },
};

type Market = Pick<Context, 'stack' | 'effort' | 'database' | 'newSession'>;

async function measure(market: Market, replicas: string): Promise<Figure[]> {
  const { effort, newSession } = market;
  const fresh = await storeFreshTickets(market, PER_SECOND_AT_MOST * (effort.rounds * effort.seconds + 1));
  const list = (): Ask => ({ path: '/api/tickets', method: 'GET', status: 200 });
  return [
    { name: `GET /api/tickets, ${replicas}`, unit: '/s', rounds: await throughputs(market, list) },
    {
      name: `POST /api/orders, ${replicas}`,
      unit: '/s',
      rounds: await throughputs(market, reserving(fresh, newSession())),
    },
  ];
}

async function throughputs({ stack, effort }: Market, next: () => Ask | undefined): Promise<number[]> {
  const load = { url: stack.gateway, connections: CONNECTIONS, next };
  await throughput({ ...load, seconds: 1 });
  const rounds: number[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    await waitUntilIdle(stack);
    rounds.push(await throughput({ ...load, seconds: effort.seconds }));
  }
  return rounds;
}
