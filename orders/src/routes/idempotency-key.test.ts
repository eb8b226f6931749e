import { orderCreated } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { stopAll } from '@ticketing/common/testing';
import { aBuyer, type Buyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let buyer: Buyer;

const KEY = { 'idempotency-key': 'click-1' };

/** Sets a key's record to the state after a process has stored the order and crashed before it answered. */
async function forgetAnswer(): Promise<void> {
  const keys = orders.mongo.connection.collection('idempotencykeys');
  const { matchedCount } = await keys.updateOne({}, { $unset: { answer: 1 }, $set: { heldUntil: new Date(0) } });
  expect(matchedCount).toBe(1);
}

beforeEach(async () => {
  orders = await startOrders();
  buyer = aBuyer(orders.url);
});
afterEach(stopAll);

describe('POST /api/orders with an Idempotency-Key', () => {
  it('repeats the first answer for the same key, and makes one order', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    const first = await buyer.post({ ticketId: ticket.id }, KEY).expect(201);
    const second = await buyer.post({ ticketId: ticket.id }, KEY).expect(201);
    expect(second.body).toEqual(first.body);
    expect((await buyer.list()).body).toHaveLength(1);
  });

  it('repeats the answer after a restart, and by another replica', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    const first = await buyer.post({ ticketId: ticket.id }, KEY).expect(201);
    await stopAll();
    const restarted = await startOrders({ env: orders.environment });
    const second = await aBuyer(restarted.url, buyer.user).post({ ticketId: ticket.id }, KEY).expect(201);
    expect(second.body).toEqual(first.body);
  });

  it('refuses the key with another ticket', async () => {
    const [ticket, other] = [await aTicketOnSale(orders.bus), await aTicketOnSale(orders.bus)];
    await buyer.post({ ticketId: ticket.id }, KEY).expect(201);
    await buyer.post({ ticketId: other.id }, KEY).expect(422);
  });

  it('makes one order of simultaneous requests with one key', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    const answers = await Promise.all(Array.from({ length: 10 }, () => buyer.post({ ticketId: ticket.id }, KEY)));
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => (body as Order).id);
    expect(new Set(made).size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect((await buyer.list()).body).toHaveLength(1);
  });

  it('does not use up the key on a refusal', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    const holder = aBuyer(orders.url);
    const held = await holder.reserve(ticket.id);
    await buyer.post({ ticketId: ticket.id }, KEY).expect(409);
    await holder.cancel(held.id).expect(204);
    await buyer.post({ ticketId: ticket.id }, KEY).expect(201);
  });

  it('distinguishes the same key of two users', async () => {
    const [ticket, other] = [await aTicketOnSale(orders.bus), await aTicketOnSale(orders.bus)];
    await buyer.post({ ticketId: ticket.id }, KEY).expect(201);
    await aBuyer(orders.url).post({ ticketId: other.id }, KEY).expect(201);
  });
});

describe('POST /api/orders repeated after a crash before the answer', () => {
  it('answers with the order that the crashed process stored, as it was then', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    const first = await buyer.post({ ticketId: ticket.id }, KEY).expect(201);
    await forgetAnswer();
    expect((await buyer.post({ ticketId: ticket.id }, KEY).expect(201)).body).toEqual(first.body);
    expect((await buyer.list('?status=all')).body).toEqual([first.body]);
  });

  it('answers the same when the order has ended and another order holds the ticket', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    const first = await buyer.post({ ticketId: ticket.id }, KEY).expect(201);
    await buyer.cancel((first.body as Order).id).expect(204);
    await aBuyer(orders.url).reserve(ticket.id);
    await forgetAnswer();
    expect((await buyer.post({ ticketId: ticket.id }, KEY).expect(201)).body).toEqual(first.body);
    await orders.bus.waitForPublished(orderCreated, ({ userId }) => userId !== buyer.user.id);
    expect(new Set(orders.bus.published(orderCreated).map(({ data }) => data.id)).size).toBe(2);
  });
});
