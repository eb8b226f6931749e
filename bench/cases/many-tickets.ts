import { ObjectId, type Collection, type Document } from 'mongodb';
import type { Context } from '../context';
import { measureLoad, median, type Ask } from '../load';
import { heading, print, printFigure } from '../table';

const ROUNDS = 3;
const MILLION = 1_000_000;
const BATCH = 20_000;

/** The list with a thousand tickets on sale, and with a million. */
export async function manyTickets({ stack, person, database }: Context): Promise<void> {
  heading(`The list, medians of ${ROUNDS} rounds`);
  const tickets = database('tickets').collection('tickets');
  const url = stack.process('tickets').url;
  const example = await tickets.findOne({ _id: new ObjectId((await person.sells('Concert of a lifetime')).id) });
  if (!example) throw new Error('the example ticket is not there');
  const measure = async (path: string) => {
    const next = (): Ask => ({ path, method: 'GET', status: 200 });
    const rounds: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) rounds.push((await measureLoad({ url, connections: 1, seconds: 2, next })).p50);
    return median(rounds);
  };
  const paths = ['/api/tickets', '/api/tickets?sort=price', '/api/tickets?sort=newest', '/api/tickets?q=lifetime+7'];
  await fill(tickets, example, 1_000);
  const few = await measureAll(paths, measure);
  await fill(tickets, example, MILLION);
  const many = await measureAll(paths, measure);
  paths.forEach((path, n) => {
    const [before = NaN, after = NaN] = [few[n], many[n]];
    const times = `${before.toFixed(1)} ms with 1,000, ${after.toFixed(1)} ms with 1,000,000`;
    printFigure(path, `${times}: × ${(after / before).toFixed(2)}`, n === 0 ? '<= × 1.5' : 'by index');
  });
  print(`  (${await tickets.estimatedDocumentCount()} tickets stored)`);
}

async function measureAll(paths: string[], measure: (path: string) => Promise<number>): Promise<number[]> {
  const figures: number[] = [];
  for (const path of paths) figures.push(await measure(path));
  return figures;
}

/** Stores copies of a ticket until there are so many, each with a price and a word of its own. */
async function fill(tickets: Collection, example: Document, count: number): Promise<void> {
  for (let n = await tickets.estimatedDocumentCount(); n < count; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - n) }, (_, k) => copyOf(example, n + k));
    await tickets.insertMany(batch, { ordered: false, writeConcern: { w: 1, journal: false } });
  }
}

function copyOf(example: Document, n: number): Document {
  const words = [...(example.words as string[]), String(n)];
  return { ...example, _id: new ObjectId(), title: `${String(example.title)} ${n}`, words, price: 100 + (n % 100_000) };
}
