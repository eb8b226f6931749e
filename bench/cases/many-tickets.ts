import { ObjectId, type Collection, type Document } from 'mongodb';
import type { Context } from '../context';
import { storedExample, storeMany } from '../data/example';
import { sell } from '../data/tickets';
import { percentile, type Figure } from '../figures/figure';
import { latencies } from '../load/open-loop';
import { settled } from '../load/processes';
import type { Ask } from '../load/request';
import type { Case } from './case';

const FEW = 1_000;
const PER_SECOND = 100;
/** The words of one search are in every ninth ticket, those of the other in a few. */
const SEARCHES = ['/api/tickets?q=lifetime+7', '/api/tickets?q=lifetime+77777'];
const PATHS = ['/api/tickets', '/api/tickets?sort=price', '/api/tickets?sort=newest', ...SEARCHES];
/** Has no factor in common with the number of tickets: a number for each, neighbours far apart. */
const STRIDE = 7_919;

/** The list with a thousand tickets on sale, and with a million: beside the other, not beside a bare server. */
export const manyTickets: Case = {
  title: 'The list with many tickets on sale',
  run: async (context) => {
    const tickets = context.database('tickets').collection('tickets');
    const example = await storedExample(tickets, await sell(context, 'Concert of a lifetime'));
    const figures: Figure[] = [];
    for (const count of [FEW, context.effort.storedTickets]) {
      await fill(tickets, example, count);
      await settled(context.stack);
      for (const path of PATHS) figures.push(await p50Of(context, path, count));
    }
    return figures;
  },
};

async function p50Of({ stack, effort }: Context, path: string, count: number): Promise<Figure> {
  const next = (): Ask => ({ path, method: 'GET', status: 200 });
  const load = { url: stack.process('tickets').url, perSecond: PER_SECOND, seconds: effort.seconds, next };
  const rounds: number[] = [];
  for (let round = 0; round < effort.rounds; round += 1) rounds.push(percentile(await latencies(load), 50));
  return { name: `${path}, ${count.toLocaleString('en')} on sale: p50`, unit: 'ms', rounds };
}

/** Stores copies of a ticket until there are so many, each with a price and a word of its own. */
async function fill(tickets: Collection, example: Document, count: number): Promise<void> {
  const stored = await tickets.countDocuments({ listed: true });
  await storeMany(tickets, Math.max(0, count - stored), (n) => copyOf(example, stored + n));
}

/** What a search finds lies anywhere in an order, as it does where people sell what they have. */
function copyOf(example: Document, n: number): Document {
  const number = (n * STRIDE) % 1_000_000;
  const title = `${String(example.title)} ${number}`;
  const words = [...(example.words as string[]), String(number)];
  return { ...example, _id: new ObjectId(), title, words, price: 100 + (number % 100_000) };
}
