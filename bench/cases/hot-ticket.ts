import type { Context } from '../context';
import { storeFreshTickets } from '../data/tickets';
import type { Beside } from '../figures/figure';
import { closedLoop } from '../load/closed-loop';
import { computedByAll, waitUntilIdle } from '../load/processes';
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
    const pace: Beside = { name, unit: '/s', rounds: [], bare: [] };
    const cpu: Beside = { name: `${name}: CPU per answer`, unit: 'µs', rounds: [], bare: [] };
    for (let round = 0; round < effort.rounds; round += 1) {
      const [ticketId = ''] = await storeFreshTickets(context, 1);
      for (const [side, url] of [['rounds', stack.process('orders').url] as const, ['bare', bareUrl] as const]) {
        const { perSecond, cpuPerAnswer } = await rush(context, url, ticketId);
        pace[side].push(perSecond);
        cpu[side].push(cpuPerAnswer);
      }
    }
    return [pace, cpu];
  },
};

/** Every buyer asks once. @returns answers per second, and the CPU time of all processes per answer in µs */
async function rush(context: Context, url: string, ticketId: string) {
  const { stack, newSession, effort } = context;
  const cookies = Array.from({ length: effort.buyers }, () => newSession());
  const statuses: number[] = [];
  const next = (): Ask | undefined => {
    const cookie = cookies.pop();
    const ask = { path: '/api/orders', method: 'POST', cookie, body: { ticketId }, status: [201, 409] } as const;
    return cookie === undefined ? undefined : { ...ask, cookie, answered: (status) => statuses.push(status) };
  };
  await waitUntilIdle(stack);
  const before = computedByAll(context);
  const { answers, seconds } = await closedLoop({ url, connections: CONNECTIONS, seconds: LONGEST_SECONDS, next });
  const computed = computedByAll(context) - before;
  const winners = statuses.filter((status) => status === 201).length;
  if (winners !== 1 || statuses.length !== effort.buyers)
    throw new Error(`${winners} of ${statuses.length} buyers won the ticket`);
  return { perSecond: answers / seconds, cpuPerAnswer: (computed * 1_000) / answers };
}
