import { orderCompleted, orderMailDue, paymentCreated, userDeleted } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { anId, aPaymentCreated, aUser, stopAll } from '@ticketing/common/testing';
import { orderModel } from '../models/order';
import { aBuyer, type Buyer } from '../testing/buyer';
import { adjustableClock, startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let replica: StartedOrders;
const clock = adjustableClock();

beforeAll(async () => {
  orders = await startOrders({ overrides: { now: clock.now } });
  replica = await startOrders({ env: orders.environment, overrides: { now: clock.now } });
});
afterAll(stopAll);

const published = (id: string) =>
  [orders, replica].flatMap(({ bus }) => bus.published(orderMailDue)).filter(({ data }) => data.id === id);

async function reserved(buyer: Buyer): Promise<Order> {
  return buyer.reserve((await aTicketOnSale(orders.bus)).id);
}

async function bought(buyer: Buyer): Promise<Order> {
  const order = await reserved(buyer);
  await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: order.id }));
  return order;
}

describe('POST /api/orders/:id/mail', () => {
  it('publishes what the confirmation needs, with the email of the session', async () => {
    const user = aUser();
    const order = await bought(aBuyer(orders.url, user));
    const { data: completed } = await orders.bus.waitForPublished(orderCompleted, ({ id }) => id === order.id);

    const { body } = await aBuyer(orders.url, { ...user, email: 'new@example.com' })
      .sendMailAgain(order.id)
      .expect(202);

    expect(body).toEqual({});
    const { data } = await orders.bus.waitForPublished(orderMailDue, ({ id }) => id === order.id);
    const { ticket, quantity, total } = completed;
    expect(data).toEqual({
      ...{ id: order.id, version: 2, userId: user.id, email: 'new@example.com' },
      ...{ ticket, quantity, total },
    });
  });

  it('is for the buyer of a paid order alone', async () => {
    const buyer = aBuyer(orders.url);
    const unpaid = await reserved(buyer);
    await buyer.sendMailAgain(unpaid.id).expect(409);
    await buyer.cancel(unpaid.id).expect(204);
    await buyer.sendMailAgain(unpaid.id).expect(409);
    await buyer.sendMailAgain(anId()).expect(404);
    await buyer.sendMailAgain('no-id').expect(404);
    const order = await bought(buyer);
    await aBuyer(orders.url).sendMailAgain(order.id).expect(403);
    expect([...published(unpaid.id), ...published(order.id)]).toEqual([]);
  });

  it('takes three of twenty requests at once, of two replicas, and says when the next may come', async () => {
    const user = aUser();
    const order = await bought(aBuyer(orders.url, user));
    const requests = Array.from({ length: 20 }, (_, index) =>
      aBuyer(index % 2 === 0 ? orders.url : replica.url, user).sendMailAgain(order.id),
    );

    const answers = await Promise.all(requests);

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, 202, 202, ...Array.from({ length: 17 }, () => 429)]);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(3_500);
    expect(Number(refused?.headers['retry-after'])).toBeLessThanOrEqual(3_600);
    await orders.bus.waitForPublished(orderMailDue, ({ id }) => id === order.id).catch(() => undefined);
    const { body } = await aBuyer(orders.url, user).show(order.id).expect(200);
    expect(body).toMatchObject({ version: 4, mail: { status: 'due' } });
  });

  it('takes another request an hour after the first of three', async () => {
    const buyer = aBuyer(orders.url);
    const order = await bought(buyer);
    await buyer.sendMailAgain(order.id).expect(202);
    clock.forward(1_800);
    await buyer.sendMailAgain(order.id).expect(202);
    await buyer.sendMailAgain(order.id).expect(202);
    const { headers } = await buyer.sendMailAgain(order.id).expect(429);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(1_800);

    clock.forward(Number(headers['retry-after']));
    await buyer.sendMailAgain(order.id).expect(202);
    await buyer.sendMailAgain(order.id).expect(429);
  });

  it('stores no email of an erased account, also when the erasure comes between', async () => {
    const user = aUser();
    const order = await bought(aBuyer(orders.url, user));
    const model = orderModel(orders.mongo.connection);
    const read = await model.findById(order.id).orFail();
    await orders.bus.deliver(userDeleted, { id: user.id, version: 1 });

    read.requestMail(user.email, new Date());
    await expect(read.save()).rejects.toThrow();
    await aBuyer(orders.url, user).sendMailAgain(order.id).expect(409);

    const stored = await model.findById(order.id).lean();
    expect([stored?.userEmail, published(order.id)]).toEqual([`deleted-${user.id}@invalid`, []]);
  });
});
