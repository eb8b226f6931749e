import { paymentCreated } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { aPaymentCreated, anId, stopAll } from '@ticketing/common/testing';
import type { Response } from 'supertest';
import { aBuyer, type Buyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let buyer: Buyer;

beforeAll(async () => {
  orders = await startOrders();
});
beforeEach(() => {
  buyer = aBuyer(orders.url);
});
afterAll(stopAll);

const reserveNew = async (by = buyer) => by.reserve((await aTicketOnSale(orders.bus)).id);

async function reserveSeveral(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.unshift((await reserveNew()).id);
  return ids;
}

/** Follows the links from page to page. */
async function walk(query: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = query; next !== undefined;) {
    const answer: Response = await buyer.list(next).expect(200);
    pages.push((answer.body as Order[]).map(({ id }) => id));
    next = /^<\/api\/orders(\?[^>]+)>; rel="next"$/.exec(answer.get('link') ?? '')?.[1];
  }
  return pages;
}

describe('GET /api/orders', () => {
  it("lists only the caller's orders, newest first", async () => {
    const ids = await reserveSeveral(3);
    await reserveNew(aBuyer(orders.url));
    const answer = await buyer.list().expect(200);
    expect((answer.body as Order[]).map(({ id }) => id)).toEqual(ids);
  });

  it('shows each order as GET /api/orders/:id does', async () => {
    const order = await reserveNew();
    expect((await buyer.list().expect(200)).body).toEqual([order]);
  });

  it('is empty for a user without orders', async () => {
    expect((await buyer.list().expect(200)).body).toEqual([]);
  });

  it('leaves cancelled orders out unless all are requested', async () => {
    const [cancelled, paid] = [await reserveNew(), await reserveNew()];
    await buyer.cancel(cancelled.id).expect(204);
    await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: paid.id }));
    expect((await buyer.list()).body).toMatchObject([{ id: paid.id, status: 'complete' }]);
    expect((await buyer.list('?status=all')).body).toMatchObject([
      { id: paid.id, status: 'complete' },
      { id: cancelled.id, status: 'cancelled' },
    ]);
  });

  it.each(['', '&status=all'])('gives pages that together show each order once (%s)', async (status) => {
    const ids = await reserveSeveral(7);
    const pages = await walk(`?limit=3${status}`);
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(pages.flat()).toEqual(ids);
  });

  it('continues after the same order when newer ones were made meanwhile', async () => {
    const ids = await reserveSeveral(4);
    const first = await buyer.list('?limit=2').expect(200);
    await reserveSeveral(2);
    const next = /<\/api\/orders([^>]+)>/.exec(first.get('link') ?? '')?.[1];
    const second = await buyer.list(next).expect(200);
    expect((second.body as Order[]).map(({ id }) => id)).toEqual(ids.slice(2));
  });

  it('sorts orders made at the same time by their id', async () => {
    const ids = await reserveSeveral(6);
    const collection = orders.mongo.connection.collection('orders');
    await collection.updateMany({ userId: buyer.user.id }, { $set: { createdAt: new Date() } });
    const pages = await walk('?limit=2');
    expect(pages.flat().toSorted()).toEqual(ids.toSorted());
  });

  it('has no next page when the last one is full', async () => {
    await reserveSeveral(2);
    expect((await buyer.list('?limit=2')).get('link')).toBeUndefined();
  });

  const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');
  it.each([
    ['status', '?status=paid'],
    ['status', '?status=all&status=all'],
    ['limit', '?limit=0'],
    ['limit', '?limit=101'],
    ['limit', '?limit=ten'],
    ['cursor', '?cursor=nonsense'],
    ['cursor', `?cursor=${cursor({ $gt: '' })}`],
    ['cursor', `?cursor=${cursor([9e15, anId()])}`],
    ['cursor', `?cursor=${cursor([1, { $gt: '' }])}`],
  ])('refuses an unknown %s (%s)', async (field, query) => {
    const answer = await buyer.list(query).expect(400);
    expect(answer.body).toEqual({ errors: [{ message: expect.any(String) as string, field }] });
  });

  it('treats an empty parameter as absent and ignores unknown parameters', async () => {
    await reserveNew();
    expect((await buyer.list('?status=&limit=&cursor=&colour=red').expect(200)).body).toHaveLength(1);
  });
});
