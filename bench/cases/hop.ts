import { setTimeout as delay } from 'node:timers/promises';
import { ObjectId, type Filter, type Document } from 'mongodb';
import type { Pool } from 'undici';
import type { Context } from '../context';
import { storeFreshTickets } from '../data/tickets';
import { percentile, type Beside, type Figure } from '../figures/figure';
import { atPace } from '@ticketing/test-driver/open-loop';
import { waitUntilIdle } from '../load/processes';
import { askOnce, withPool } from '../load/request';
import type { Case } from './case';

const PER_SECOND = 10;
const CONNECTIONS = 64;
const LOOK_AGAIN_MS = 1;

interface PublishingOrder extends Document {
  at?: Date;
  outbox?: { at: Date }[];
  published?: { at: Date }[];
}

/** The services or the bare server: where its orders are, and when its ticket counts as marked. */
interface Side {
  url: string;
  databases: { orders: string; tickets: string };
  orderOf: (ticketId: string) => Filter<PublishingOrder>;
  marked: Filter<Document>;
}

/** From the moment of an order's event to its ticket being marked by another process. */
export const hop: Case = {
  title: `Order stored → ticket marked, at ${PER_SECOND} reservations a second`,
  run: async (context) => {
    const { stack, bareUrl, effort } = context;
    const ours: Side = {
      url: stack.process('orders').url,
      databases: { orders: 'orders', tickets: 'tickets' },
      orderOf: (id) => ({ 'ticket.id': id, live: true }),
      marked: { orderId: { $exists: true } },
    };
    const bare: Side = {
      url: bareUrl,
      databases: { orders: 'bare', tickets: 'bare' },
      orderOf: (id) => ({ ticketId: new ObjectId(id), live: true }),
      marked: { reserved: true },
    };
    const figure = (share: string, aim: number) =>
      ({
        name: `hop, ${PER_SECOND}/s: ${share}`,
        unit: 'ms',
        rounds: [],
        bare: [],
        aim: { value: aim },
      }) satisfies Figure;
    const p50: Beside = figure('p50', 5);
    const p99: Beside = figure('p99', 25);
    for (let round = 0; round < effort.rounds; round += 1) {
      const delays = { ours: await hops(context, ours), bare: await hops(context, bare) };
      p50.rounds.push(percentile(delays.ours, 50));
      p99.rounds.push(percentile(delays.ours, 99));
      p50.bare.push(percentile(delays.bare, 50));
      p99.bare.push(percentile(delays.bare, 99));
    }
    return [p50, p99];
  },
};

async function hops(context: Context, side: Side): Promise<number[]> {
  const ids = await storeFreshTickets(context, context.effort.hops);
  const cookie = context.newSession();
  await waitUntilIdle(context.stack);
  const delays: number[] = [];
  // An open loop: a pause delays every reservation that is due meanwhile.
  const pace = { perSecond: PER_SECOND, seconds: ids.length / PER_SECOND };
  await withPool(side.url, CONNECTIONS, (pool) =>
    atPace(pace, async (n) => delays.push(await hopOf(context, side, { pool, cookie, id: ids[n] ?? '' }))),
  );
  return delays;
}

async function hopOf(
  { database }: Context,
  { databases, orderOf, marked }: Side,
  { pool, cookie, id }: { pool: Pool; cookie: string; id: string },
): Promise<number> {
  await askOnce(pool, { path: '/api/orders', method: 'POST', cookie, body: { ticketId: id }, status: 201 });
  const tickets = database(databases.tickets).collection('tickets');
  const isMarked = () => tickets.findOne({ _id: new ObjectId(id), ...marked }, { projection: { _id: 1 } });
  // Polling without a pause would cost more than the measured work.
  while (!(await isMarked())) await delay(LOOK_AGAIN_MS);
  const end = Date.now();
  const order = await database(databases.orders).collection<PublishingOrder>('orders').findOne(orderOf(id));
  const stored = order?.at ?? [...(order?.published ?? []), ...(order?.outbox ?? [])][0]?.at;
  if (!stored) throw new Error(`there is no order of ticket ${id}`);
  return end - stored.getTime();
}
