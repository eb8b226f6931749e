import type { Context } from '../context';
import { measureLoad, median, percentile, type Ask } from '../load';
import { heading, printFigure } from '../table';
import { Person } from '../../tests/support/person';
import { Stack } from '../../tests/support/stack';
import { firstLoadKilobytes } from './client/first-load';
import { layoutShift } from './client/layout-shift';
import { residentMegabytes } from './memory';
import { steadyLatencies } from './client/steady-load';

const ROUNDS = 3;
const PAGES = 1_000;

const home = (): Ask => ({ path: '/', method: 'GET', status: 200 });

/** What pages cost: the browser in scripts and in jumps, the client's process in time and in memory. */
export async function client(_context: Context): Promise<void> {
  heading('Client (the whole stack on this machine)');
  const stack = await Stack.start([], {}, { client: true });
  try {
    await measure(stack);
  } finally {
    await stack.stop();
  }
}

async function measure(stack: Stack): Promise<void> {
  const { gateway } = stack;
  const seller = await Person.signedUp(gateway);
  const ticket = await seller.sells('Concert number 0', 20);
  for (let n = 1; n < 50; n += 1) await seller.sells(`Concert number ${n}`, 20 + n);

  for (const path of ['/', '/auth/signin', `/tickets/${ticket.id}`]) {
    const kilobytes = await firstLoadKilobytes(`${gateway}${path}`);
    printFigure(`first-load JS of ${path.replace(ticket.id, '…')}`, `${kilobytes.toFixed(1)} kB gzip`, '<= 120 kB');
  }

  const load = { url: gateway, connections: 8, seconds: 4, next: home };
  await measureLoad(load);
  const perSecond: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) perSecond.push((await measureLoad(load)).perSecond);
  printFigure('/ with 50 tickets', `${median(perSecond).toFixed(0)}/s`, '>= 150/s');
  const latencies = await steadyLatencies(gateway, { perSecond: 20, seconds: 10 });
  printFigure('/ at 20/s, p99', `${percentile(latencies, 99).toFixed(0)} ms`, '<= 150 ms');

  let left = PAGES;
  await measureLoad({ ...load, seconds: 120, next: () => (left-- > 0 ? home() : undefined) });
  const resident = residentMegabytes(stack.process('client').pid ?? 0);
  printFigure(`resident after ${PAGES} more pages`, `${resident.toFixed(0)} MB`, '<= 180 MB');
  printFigure('layout shift (CLS) of /', await layoutShift(gateway), '<= 0.02');
}
