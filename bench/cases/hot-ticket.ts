import type { Context } from '../context';
import { storeFreshTickets } from '../data/tickets';
import type { Figure } from '../figures/figure';
import { throughput } from '../load/closed-loop';
import { waitUntilIdle } from '../load/processes';
import type { Ask } from '../load/request';
import type { Case } from './case';

const CONNECTIONS = 256;
/** The load ends with the last buyer, not by the clock. */
const LONGEST_SECONDS = 600;

export const hotTicket: Case = {
  title: 'One ticket with many buyers',
  run: async (context) => {
    const { stack, bareUrl, effort } = context;
    const name = `POST /api/orders, ${effort.buyers.toLocaleString('en')} buyers of one ticket`;
    const figure: Figure & { bare: number[] } = { name, unit: '/s', rounds: [], bare: [] };
    for (let round = 0; round < effort.rounds; round += 1) {
      const [ticketId = ''] = await storeFreshTickets(context, 1);
      figure.rounds.push(await rush(context, stack.process('orders').url, ticketId));
      figure.bare.push(await rush(context, bareUrl, ticketId));
    }
    return [figure];
  },
};

/** Every buyer asks once. @returns answers per second */
async function rush({ stack, newSession, effort }: Context, url: string, ticketId: string): Promise<number> {
  const cookies = Array.from({ length: effort.buyers }, () => newSession());
  const statuses: number[] = [];
  const next = (): Ask | undefined => {
    const cookie = cookies.pop();
    const ask = { path: '/api/orders', method: 'POST', cookie, body: { ticketId }, status: [201, 409] } as const;
    return cookie === undefined ? undefined : { ...ask, cookie, answered: (status) => statuses.push(status) };
  };
  await waitUntilIdle(stack);
  const perSecond = await throughput({ url, connections: CONNECTIONS, seconds: LONGEST_SECONDS, next });
  const winners = statuses.filter((status) => status === 201).length;
  if (winners !== 1 || statuses.length !== effort.buyers)
    throw new Error(`${winners} of ${statuses.length} buyers won the ticket`);
  return perSecond;
}
