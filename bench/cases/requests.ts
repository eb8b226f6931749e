import { ObjectId } from 'mongodb';
import type { Context } from '../context';
import { measureLoad, type Ask, type Figures } from '../load';
import { heading, printComparison } from '../table';

const ROUNDS = 3;
const CONNECTIONS = 16;
const SECONDS = 4;
const FRESH_TICKETS = 24_000;

/** Requests per second beside the bare server, in turn, so that a noisy machine disturbs both. */
export async function requests(context: Context): Promise<void> {
  const { stack, person, bareUrl } = context;
  heading(`Requests (${CONNECTIONS} connections, medians of ${ROUNDS} rounds of ${SECONDS} s)`);
  const cookie = person.cookieHeader;
  await sellFifty(context);

  const tickets = stack.process('tickets').url;
  const list = (): Ask => ({ path: '/api/tickets', method: 'GET', status: 200 });
  await compare('GET /api/tickets, 50 on sale', { url: tickets, next: list }, { url: bareUrl, next: list });

  const body = { title: 'A ticket among many', price: 19.99 };
  const create = (): Ask => ({ path: '/api/tickets', method: 'POST', cookie, body, status: 201 });
  await compare('POST /api/tickets', { url: tickets, next: create }, { url: bareUrl, next: create });

  const ids = Array.from({ length: FRESH_TICKETS }, () => new ObjectId());
  await storeFreshTickets(context, ids);
  const [ours, bare] = [ids.map((id) => id.toHexString()), ids.map((id) => id.toHexString())];
  await compare(
    'POST /api/orders on fresh tickets',
    { url: stack.process('orders').url, next: reserving(ours, cookie) },
    { url: bareUrl, next: reserving(bare, cookie) },
  );
}

type Side = { url: string; next: () => Ask | undefined };

async function compare(name: string, ours: Side, bare: Side): Promise<void> {
  const figures: { ours: Figures[]; bare: Figures[] } = { ours: [], bare: [] };
  const settings = { connections: CONNECTIONS, seconds: SECONDS };
  await measureLoad({ ...settings, seconds: 1, ...ours });
  await measureLoad({ ...settings, seconds: 1, ...bare });
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.ours.push(await measureLoad({ ...settings, ...ours }));
    figures.bare.push(await measureLoad({ ...settings, ...bare }));
  }
  printComparison(name, figures.ours, figures.bare);
}

function reserving(ticketIds: string[], cookie: string): () => Ask | undefined {
  return () => {
    const ticketId = ticketIds.pop();
    if (ticketId === undefined) return undefined;
    return { path: '/api/orders', method: 'POST', cookie, body: { ticketId }, status: 201 };
  };
}

async function sellFifty({ person, database }: Context): Promise<void> {
  for (let n = 0; n < 50; n += 1) await person.sells(`Concert number ${n}`, 20 + n);
  const like = (n: number) => ({
    title: `Concert number ${n}`,
    price: 20 + n,
    userId: 'nobody',
    version: 0,
    reserved: false,
  });
  const dates = Array.from({ length: 50 }, (_, n) => ({ ...like(n), date: new Date(Date.now() + n * 1_000) }));
  await database('bare').collection('tickets').insertMany(dates);
}

/** Tickets on sale, put where `tickets`, `orders` and the bare server would have put them. */
async function storeFreshTickets({ person, database }: Context, ids: ObjectId[]): Promise<void> {
  const { id } = await person.sells('Fresh', 20);
  const example = await database('tickets')
    .collection('tickets')
    .findOne({ _id: new ObjectId(id) });
  const copy = { title: 'Fresh', price: 2_000, version: 0 };
  await database('tickets')
    .collection('tickets')
    .insertMany(ids.map((_id) => ({ ...example, _id })));
  await database('orders')
    .collection('tickets')
    .insertMany(ids.map((_id) => ({ ...copy, _id })));
  await database('bare')
    .collection('tickets')
    .insertMany(ids.map((_id) => ({ ...copy, _id })));
}
