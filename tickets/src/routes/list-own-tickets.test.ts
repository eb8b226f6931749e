import { orderCompleted, orderCreated } from '@ticketing/common';
import type { Ticket } from '@ticketing/common/contracts';
import { anOrderCompleted, anOrderCreated, aUser, sessionCookieOf, stopAll } from '@ticketing/common/testing';
import { openTickets, startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;
let today = new Date('2027-06-01T12:00:00Z');

beforeAll(async () => {
  tickets = await startTickets({ now: () => today });
});
afterAll(stopAll);

const own = (user = aUser(), query = '') =>
  tickets.get(`/api/tickets?seller=me${query}`).set('Cookie', sessionCookieOf(user));

describe('GET /api/tickets?seller=me', () => {
  it('lists the caller’s own, whatever their state, newest first, and by status', async () => {
    const seller = aUser();
    const create = async (title: string, fields: object = {}) =>
      (await tickets.create({ title, ...fields }, seller)).id;
    const hold = async (id: string) => {
      const order = anOrderCreated({ ticket: { id, price: 19.99 } });
      await tickets.bus.deliver(orderCreated, order);
      return order;
    };
    today = new Date('2027-05-01T12:00:00Z');
    await create('past', { date: '2027-05-02' });
    today = new Date('2027-06-01T12:00:00Z');
    const reserved = await create('reserved');
    const sold = await create('sold');
    const withdrawn = await create('withdrawn');
    await create('on-sale');
    await create('on-sale', { date: '2027-12-24' });
    await tickets.create({ title: 'of another seller' });
    await hold(reserved);
    await tickets.bus.deliver(orderCompleted, anOrderCompleted(await hold(sold)));
    await tickets.withdraw(withdrawn, seller).expect(204);

    const { body } = await own(seller).expect(200);
    const titles = ['on-sale', 'on-sale', 'withdrawn', 'sold', 'reserved', 'past'];
    expect((body as Ticket[]).map(({ title }) => title)).toEqual(titles);
    expect((body as Ticket[]).map(({ status }) => status)).toEqual(titles);
    for (const status of titles) {
      const { body: some } = await own(seller, `&status=${status}`).expect(200);
      expect(some).toEqual((body as Ticket[]).filter((ticket) => ticket.status === status));
    }
  });

  it('leads through all pages', async () => {
    const seller = aUser();
    for (let n = 0; n < 5; n += 1) await tickets.create({ title: `Number ${n}` }, seller);
    const seen: string[] = [];
    const readPage = async (path: string): Promise<string | undefined> => {
      const answer = await tickets.get(path).set('Cookie', sessionCookieOf(seller)).expect(200);
      seen.push(...(answer.body as Ticket[]).map(({ title }) => title));
      return /<(.*)>/.exec(answer.get('Link') ?? '')?.[1];
    };
    let next = await readPage('/api/tickets?seller=me&status=on-sale&limit=2');
    while (next !== undefined) next = await readPage(next);
    expect(seen).toEqual([4, 3, 2, 1, 0].map((n) => `Number ${n}`));
  });

  it('needs a session, and takes no other seller and no other status', async () => {
    await tickets.get('/api/tickets?seller=me').expect(401);
    const other = aUser();
    await tickets.get(`/api/tickets?seller=${other.id}`).set('Cookie', sessionCookieOf(other)).expect(400);
    await own(other, '&status=lost').expect(400);
    await own(other, '&cursor=lost').expect(400);
  });

  it('reads them from an index', async () => {
    const database = await openTickets(tickets.env);
    const found = database.tickets.collection.find({ userId: aUser().id }).sort({ createdAt: -1, _id: -1 });
    const plan = JSON.stringify(await found.explain('queryPlanner'));
    await database.close();
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toContain('"stage":"SORT"');
  });
});
