import { orderCompleted, userDeleted } from '@ticketing/common';
import { anOrderCompleted, sessionCookieOf } from '@ticketing/common/testing';
import request from 'supertest';
import { startPayments, type StartedPayments } from '../testing/start-payments';

let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ payments, database, stop } = await startPayments());
});

afterAll(() => stop());

describe('user:deleted', () => {
  it('takes the email out of the books, and keeps the books', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await payments.pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }).expect(402);
    const other = await payments.receiveOrder();
    await payments.bus.deliver(orderCompleted, anOrderCompleted(other.order));
    const kept = async () =>
      JSON.stringify(
        await Promise.all(
          ['orders', 'payments'].map((name) =>
            database
              .collection(name)
              .find({}, { projection: { outbox: 0, published: 0 } })
              .toArray(),
          ),
        ),
      );
    expect(await kept()).toContain(buyer.email);

    await payments.bus.deliver(userDeleted, { id: buyer.id, version: 4 });

    expect(await kept()).not.toContain(buyer.email);
    expect(await kept()).toContain(other.buyer.email);
    expect(await database.collection('payments').findOne({ userId: buyer.id })).toMatchObject({
      orderId: order.id,
      amount: 1999,
      userEmail: `deleted-${buyer.id}@invalid`,
    });
  });
});

describe('GET /api/payments/export', () => {
  it('gives all payments of the caller, and of nobody else', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const { buyer: other } = await payments.receiveOrder();
    await payments.pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }).expect(402);
    const exported = (cookie: string) => request(payments.url).get('/api/payments/export').set({ cookie });
    await request(payments.url).get('/api/payments/export').expect(401);
    const { body } = await exported(sessionCookieOf(buyer)).expect(200);
    expect(body).toMatchObject([{ orderId: order.id, amount: 1999, currency: 'gbp', status: 'declined', refunds: [] }]);
    expect(JSON.stringify(body)).not.toContain('clientSecret');
    await exported(sessionCookieOf(other)).expect(200, []);
  });
});
