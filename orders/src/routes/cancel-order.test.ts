import { orderCancelled, paymentCreated } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { aPaymentCreated, anId, stopAll, waitFor } from '@ticketing/common/testing';
import { aBuyer, type Buyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let buyer: Buyer;
let order: Order;

beforeAll(async () => {
  orders = await startOrders();
});
beforeEach(async () => {
  buyer = aBuyer(orders.url);
  order = await buyer.reserve((await aTicketOnSale(orders.bus)).id);
});
afterAll(stopAll);

const cancellations = () => orders.bus.published(orderCancelled).filter(({ data }) => data.id === order.id);

describe('DELETE /api/orders/:id', () => {
  it('cancels the order and publishes the cancellation', async () => {
    await buyer.cancel(order.id).expect(204);
    expect((await buyer.show(order.id)).body).toEqual({
      ...order,
      status: 'cancelled',
      cancelledBecause: 'buyer',
      version: 1,
    });
    const { data } = await orders.bus.waitForPublished(orderCancelled, ({ id }) => id === order.id);
    expect(data).toEqual({ id: order.id, version: 1, ticket: { id: order.ticket.id, units: [0] }, reason: 'buyer' });
  });

  it('gives the same answer a second time, and changes nothing', async () => {
    await buyer.cancel(order.id).expect(204);
    await buyer.cancel(order.id).expect(204);
    expect((await buyer.show(order.id)).body).toMatchObject({ status: 'cancelled', version: 1 });
  });

  it('gives ten simultaneous requests the same answer, and publishes once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => buyer.cancel(order.id)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 204));
    await waitFor(() => cancellations().length > 0);
    expect(new Set(cancellations().map(({ id }) => id)).size).toBe(1);
  });

  it('refuses to cancel a paid order', async () => {
    await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: order.id }));
    const answer = await buyer.cancel(order.id).expect(409);
    expect(answer.body).toEqual({ errors: [{ message: 'This order is paid: it cannot be cancelled any more' }] });
    expect((await buyer.show(order.id)).body).toMatchObject({ status: 'complete' });
  });

  it('refuses to cancel the order of another user', async () => {
    await aBuyer(orders.url).cancel(order.id).expect(403);
    expect((await buyer.show(order.id)).body).toMatchObject({ status: 'created' });
  });

  it('checks the owner of an order before its state', async () => {
    await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: order.id }));
    await aBuyer(orders.url).cancel(order.id).expect(403);
  });

  it.each([anId(), 'not-an-id'])('answers 404 for the order %s', async (id) => {
    await buyer.cancel(id).expect(404);
  });
});
