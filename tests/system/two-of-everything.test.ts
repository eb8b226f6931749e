import { waitFor } from '@ticketing/common/testing';
import mongoose from 'mongoose';
import { mailsTo } from '@ticketing/test-driver/mailbox';
import { orderBecomes } from '@ticketing/test-driver/purchases';
import { stripeRecordsOf } from '@ticketing/test-driver/stripe-records';
import { withBus } from '@ticketing/test-driver/bus-client';
import { allDeadLetters, deadLettersOf } from '@ticketing/test-driver/dead-letters';
import { expectStatus, Person, type Order, type Ticket } from '@ticketing/test-driver/person';
import { serviceNames, subscribersOf } from '@ticketing/services';
import { Stack } from '@ticketing/test-driver/stack';

let stack: Stack;
let seller: Person;

beforeAll(async () => {
  stack = await Stack.start([], {}, { production: true });
  seller = await Person.signedUp(stack.gateway);
});

afterAll(() => stack.stop());

/** Sells and buys a ticket up to the mail, with retries for an outage. */
async function buyDespiteOutage(buyer: Person): Promise<Order> {
  const { data: ticket } = await seller.retry(
    () => seller.post<Ticket>('/api/tickets', { title: 'Through thick and thin', price: 1.15 }),
    [503, 500],
  );
  const order = await buyer.reserves(ticket.id);
  const paid = await buyer.retry(
    () => buyer.post('/api/payments', { token: 'tok_visa', orderId: order.id }),
    [404, 409, 503],
  );
  expect([200, 201]).toContain(paid.status);
  await orderBecomes(buyer, order.id, 'complete', 60_000);
  const mailed = async () => (await mailsTo(stack, buyer.email)).some(({ text }) => text.includes(order.id));
  await waitFor(mailed, { within: 60_000, what: `mail of order ${order.id}` });
  return order;
}

describe('two of every service', () => {
  it('give one of two hundred simultaneous buyers the ticket', async () => {
    const buyers = await Promise.all(Array.from({ length: 10 }, () => Person.signedUp(stack.gateway)));
    const ticket = await seller.sells('The one seat');
    await ordersKnows(ticket);
    const reserve = (buyer: Person) => buyer.post<Order>('/api/orders', { ticketId: ticket.id });
    const tries = Array.from({ length: 20 }, () => buyers.map(reserve)).flat();
    const statuses = (await Promise.all(tries)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
  });

  it.each(['mongo', 'nats', 'redis', 'stripe', 'sendgrid', 'gateway'])(
    'lose nothing when %s is killed in the middle of purchases',
    async (name) => {
      await survives(() => stack.kill(name), [[name, 0]]);
    },
  );

  it.each(serviceNames)('lose nothing when both of %s are killed in the middle of purchases', async (name) => {
    const both: [string, number][] = [
      [name, 0],
      [name, 1],
    ];
    await survives(() => both.forEach(([service, replica]) => stack.kill(service, replica)), both);
  });

  it('lose nothing when the bus comes back with an empty store', async () => {
    await survives(async () => {
      await stack.wipe('nats');
      stack.kill('nats');
    }, [['nats', 0]]);
  });

  it('park poison and go on', async () => {
    await withBus(stack, (bus) => bus.publish('order:created', '{"no":"event"}'));
    const letter = expect.objectContaining({ subject: 'order:created', payload: { no: 'event' } }) as object;
    for (const subscriber of subscribersOf('order:created')) {
      await waitFor(async () => (await deadLettersOf(stack, subscriber)).length > 0, {
        what: `a letter of ${subscriber}`,
      });
      expect(await deadLettersOf(stack, subscriber)).toEqual([letter]);
    }
    await buyDespiteOutage(await Person.signedUp(stack.gateway));
  });
});

async function ordersKnows(ticket: Ticket): Promise<void> {
  const orders = await mongoose.createConnection(`${stack.file.mongoUri}/orders`).asPromise();
  const _id = new mongoose.Types.ObjectId(ticket.id);
  await waitFor(() => orders.collection('tickets').findOne({ _id }), { what: 'the ticket in orders' });
  await orders.close();
}

/** Purchases before, during and after a fault all end complete, each charged once; nothing is left behind. */
async function survives(fault: () => void | Promise<void>, killed: [string, number][]): Promise<void> {
  const buyers = await Promise.all(Array.from({ length: 4 }, () => Person.signedUp(stack.gateway)));
  const restarts = killed.map(([name, replica]) => stack.process(name, replica).restarts);
  const purchases = buyers.map((buyer) => buyDespiteOutage(buyer));
  await waitFor(async () => (await buyers[0]?.get<Order[]>('/api/orders'))?.data.length === 1, { within: 30_000 });
  await fault();
  const orders = await Promise.all(purchases);
  await Promise.all(killed.map(([name, replica], n) => stack.restarted(name, replica, restarts[n] ?? 0)));
  await stack.ready();
  for (const order of orders) {
    const { charged, refunded } = await stripeRecordsOf(stack, order.id);
    expect(charged).toMatchObject([{ amount: 115 }]);
    expect(refunded).toEqual([]);
  }
  expect(await allDeadLetters(stack)).toEqual([]);
  expectStatus(200, await seller.get('/api/tickets'));
}
