import { ObjectId, type Collection, type Document } from 'mongodb';
import type { Context } from '../context';
import { storedExample, storeMany } from '../data/example';
import { sell } from '../data/tickets';
import { percentile, type Figure } from '../figures/figure';
import { latencies } from '../load/latencies';
import { waitUntilIdle } from '../load/processes';
import type { Ask } from '../load/request';
import type { Case } from './case';

const FEW = 1_000;
const PER_SECOND = 100;
/** The words of one search are in every ninth ticket, those of the other in a few. */
const SEARCHES = ['/api/tickets?q=lifetime+7', '/api/tickets?q=lifetime+77777'];
const BARE_PATH = '/api/tickets';
const BARE_STATE = { userId: 'bare', version: 0, reserved: false };
const PATHS = [BARE_PATH, '/api/tickets?sort=price', '/api/tickets?sort=newest', ...SEARCHES];
/** Coprime to the number of tickets: each gets another number, and neighbours get distant ones. */
const STRIDE = 7_919;

/** The list with a thousand tickets on sale, and with a million; the plain one beside the bare server's, which knows no other. */
export const manyTickets: Case = {
  title: 'The list with many tickets on sale',
  run: async (context) => {
    const tickets = context.database('tickets').collection('tickets');
    const example = await storedExample(tickets, await sell(context, 'Concert of a lifetime'));
    const figures: Figure[] = [];
    for (const count of [FEW, context.effort.storedTickets]) {
      await fill(tickets, example, count);
      await fillBare(context, count);
      await waitUntilIdle(context.stack);
      for (const path of PATHS) figures.push(await p50Of(context, path, count));
    }
    return figures;
  },
};

async function p50Of({ stack, bareUrl, effort }: Context, path: string, count: number): Promise<Figure> {
  const next = (): Ask => ({ path, method: 'GET', status: 200 });
  const load = { perSecond: PER_SECOND, seconds: effort.seconds, next };
  const p50 = async (url: string) => percentile(await latencies({ ...load, url }), 50);
  const bare = path === BARE_PATH ? { bare: [] as number[] } : undefined;
  const rounds: number[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    rounds.push(await p50(stack.process('tickets').url));
    bare?.bare.push(await p50(bareUrl));
  }
  return { name: `${path}, ${count.toLocaleString('en')} on sale: p50`, unit: 'ms', rounds, ...bare };
}

async function fillBare({ database }: Context, count: number): Promise<void> {
  const tickets = database('bare').collection('tickets');
  const stored = await tickets.countDocuments({ reserved: false });
  await storeMany(tickets, Math.max(0, count - stored), (n) => {
    const number = ((stored + n) * STRIDE) % 1_000_000;
    const date = new Date(Date.now() + number * 1_000);
    return { title: `Concert of a lifetime ${number}`, price: 100 + number, ...BARE_STATE, date };
  });
}

/** Stores copies of a ticket until there are so many, each with a price and a word of its own. */
async function fill(tickets: Collection, example: Document, count: number): Promise<void> {
  const stored = await tickets.countDocuments({ listed: true });
  await storeMany(tickets, Math.max(0, count - stored), (n) => copyOf(example, stored + n));
}

/** The matches of a search are spread over the list. */
function copyOf(example: Document, n: number): Document {
  const number = (n * STRIDE) % 1_000_000;
  const title = `${String(example.title)} ${number}`;
  const words = [...(example.words as string[]), String(number)];
  return { ...example, _id: new ObjectId(), title, words, price: 100 + (number % 100_000) };
}
