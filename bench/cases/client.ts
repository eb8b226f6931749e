import { buildClient } from '@ticketing/test-driver/built-client';
import { Person } from '@ticketing/test-driver/person';
import { residentMegabytes } from '@ticketing/test-driver/processes';
import type { Stack } from '@ticketing/test-driver/stack';
import { startStack, withStack } from '../context';
import type { Effort } from '../effort';
import { percentile, type Figure } from '../figures/figure';
import { throughput } from '../load/closed-loop';
import { latencies } from '../load/latencies';
import { waitUntilIdle } from '../load/processes';
import type { Ask } from '../load/request';
import type { Case } from './case';
import { firstLoadKilobytes } from './client/first-load';
import { layoutShift } from './client/layout-shift';

const CONNECTIONS = 8;
const PER_SECOND = 20;

const home = (): Ask => ({ path: '/', method: 'GET', status: 200 });

/** The cost of pages: scripts and layout shift in the browser, time and memory in the client's process. */
export const client: Case = {
  title: 'Pages rendered on the server (on a stack of their own)',
  run: async ({ effort }) => {
    await buildClient();
    return withStack(await startStack({}, { client: true }), (stack) => measure(stack, effort));
  },
};

async function measure(stack: Stack, effort: Effort): Promise<Figure[]> {
  const { gateway } = stack;
  const seller = await Person.signedUp(gateway);
  const ticket = await seller.sells('Concert number 0', 20);
  for (let n = 1; n < 50; n += 1) await seller.sells(`Concert number ${n}`, 20 + n);
  await waitUntilIdle(stack);
  return [
    ...(await rendering(stack, effort)),
    await residentAfterPages(stack, effort.pages),
    ...(await scripts(gateway, ['/', '/auth/signin', `/tickets/${ticket.id}`])),
    { name: 'layout shift of /', unit: 'CLS', rounds: [await layoutShift(gateway)], aim: { value: 0.02 } },
  ];
}

async function rendering({ gateway: url }: Stack, { rounds, seconds }: Effort): Promise<Figure[]> {
  const load = { url, connections: CONNECTIONS, next: home };
  await throughput({ ...load, seconds: 2 * seconds });
  const pages: Figure = { name: '/ with 50 tickets', unit: '/s', rounds: [], aim: { value: 150 } };
  const p99: Figure = { name: `/ with 50 tickets, ${PER_SECOND}/s: p99`, unit: 'ms', rounds: [], aim: { value: 150 } };
  for (let round = 0; round < rounds; round += 1) {
    pages.rounds.push(await throughput({ ...load, seconds }));
    const times = await latencies({ url, perSecond: PER_SECOND, seconds: 2 * seconds, next: home });
    p99.rounds.push(percentile(times, 99));
  }
  return [pages, p99];
}

async function residentAfterPages(stack: Stack, pages: number): Promise<Figure> {
  let left = pages;
  const next = () => (left-- > 0 ? home() : undefined);
  await throughput({ url: stack.gateway, connections: CONNECTIONS, seconds: 120, next });
  const resident = residentMegabytes(stack.process('client').pid ?? 0);
  return { name: `client after ${pages} more pages`, unit: 'MB', rounds: [resident], aim: { value: 180 } };
}

async function scripts(gateway: string, paths: string[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const path of paths) {
    const kilobytes = await firstLoadKilobytes(`${gateway}${path}`);
    const name = `first-load JS of ${path.replace(/[0-9a-f]{24}/, '…')}, gzip`;
    figures.push({ name, unit: 'kB', rounds: [kilobytes], aim: { value: 120 } });
  }
  return figures;
}
