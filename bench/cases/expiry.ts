import type { Collection, Document } from 'mongodb';
import { waitFor } from '@ticketing/common/testing';
import { startStack, withAccess, withStack, type Context } from '../context';
import { storeFreshTickets } from '../data/tickets';
import { percentile, type Figure } from '../figures/figure';
import { inWindows } from '../figures/windows';
import { throughput } from '../load/closed-loop';
import { reserving } from '../load/reserving';
import type { Case } from './case';

const CONNECTIONS = 8;
/** How late the last reservation may end before the case gives up. */
const PATIENCE_MS = 60_000;
const SPAN_MS = 60_000;

interface EndedOrder extends Document {
  expiresAt: Date;
  outbox: { at: Date; subject: string }[];
  published?: { at: Date; subject: string }[];
}

/** Unpaid reservations that end in the same minute: how late the event of each end is. */
export const expiry: Case = {
  title: 'Reservations that run out in the same minute (on a stack of their own)',
  run: async ({ effort }: Context) => {
    const { reservations, windowSeconds } = effort.expiring;
    const stack = await startStack({ EXPIRATION_WINDOW_SECONDS: String(windowSeconds) });
    return withStack(stack, () =>
      withAccess(stack, async (access) => {
        const late = await measureLateness({ stack, ...access }, reservations, windowSeconds);
        const name = `end of ${reservations.toLocaleString('en')} reservations, late by`;
        const figure = (what: string, summarize: (late: number[]) => number): Figure => ({
          name: `${name}: ${what}`,
          unit: 'ms',
          rounds: inWindows(late).map(summarize),
        });
        const ofShare = (share: number) => figure(`p${share}`, (window) => percentile(window, share));
        // The latest of all is what the aim is for: of three windows' latest the median would hide it.
        const most: Figure = { name: `${name}: most`, unit: 'ms', rounds: [Math.max(...late)], aim: { value: 5_000 } };
        return [ofShare(50), ofShare(99), most];
      }),
    );
  },
};

async function measureLateness(
  market: Pick<Context, 'stack' | 'database' | 'newSession'>,
  count: number,
  windowSeconds: number,
) {
  const { stack, database, newSession } = market;
  const next = reserving(await storeFreshTickets(market, count), newSession());
  await throughput({ url: stack.process('orders').url, connections: CONNECTIONS, seconds: windowSeconds, next });
  const orders = database('orders').collection<EndedOrder>('orders');
  await requireSameMinute(orders, count);
  const allEnded = async () => (await orders.countDocuments({ status: 'cancelled' })) >= count;
  await waitFor(allEnded, { within: windowSeconds * 1_000 + PATIENCE_MS, what: 'every reservation having ended' });
  // In the order in which they had to end: the minute in its three parts.
  return (await orders.find().sort({ expiresAt: 1 }).toArray()).map(lateness);
}

async function requireSameMinute(orders: Collection<EndedOrder>, count: number): Promise<void> {
  const times = (await orders.find({}, { projection: { expiresAt: 1 } }).toArray()).map(({ expiresAt }) => +expiresAt);
  const span = Math.max(...times) - Math.min(...times);
  if (times.length !== count || span > SPAN_MS)
    throw new Error(`${times.length} reservations end within ${span / 1_000} s: this machine can't make them faster`);
}

/** How long after its time the order published its end. */
function lateness({ expiresAt, outbox, published = [] }: EndedOrder): number {
  const end = [...published, ...outbox].find(({ subject }) => subject === 'order:cancelled');
  return end ? end.at.getTime() - expiresAt.getTime() : NaN;
}
