import {
  expirationComplete,
  orderAwaitingPayment,
  orderCancelled,
  orderCompleted,
  orderRefundDue,
  paymentCreated,
  paymentPending,
} from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { anId, aPaymentCreated, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { aBuyer, type Buyer } from '../testing/buyer';
import { adjustableClock, startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let buyer: Buyer;
let order: Order;
let clock: ReturnType<typeof adjustableClock>;

beforeEach(async () => {
  clock = adjustableClock();
  orders = await startOrders({ overrides: { now: clock.now } });
  buyer = aBuyer(orders.url);
  order = await buyer.reserve((await aTicketOnSale(orders.bus)).id);
});
afterEach(stopAll);

const shown = async () => (await buyer.show(order.id).expect(200)).body as Order;
const expire = () => orders.bus.deliver(expirationComplete, { orderId: order.id });
const payment = () => aPaymentCreated({ orderId: order.id });

describe('expiration:complete', () => {
  it('cancels an unpaid order whose time is over', async () => {
    clock.forward(900);
    await expire();
    expect(await shown()).toMatchObject({ status: 'cancelled', version: 1 });
    const { data } = await orders.bus.waitForPublished(orderCancelled, ({ id }) => id === order.id);
    expect(data.reason).toBe('expired');
  });

  it('changes nothing when it arrives early', async () => {
    clock.forward(895);
    await expire();
    expect(await shown()).toEqual(order);
  });

  it('changes nothing when the order is paid', async () => {
    await orders.bus.deliver(paymentCreated, payment());
    clock.forward(901);
    await expire();
    expect(await shown()).toMatchObject({ status: 'complete', version: 1 });
  });
});

describe('payment:pending', () => {
  const pending = () => orders.bus.deliver(paymentPending, { id: anId(), orderId: order.id });

  it('makes the order await its payment, once', async () => {
    await pending();
    await pending();
    expect(await shown()).toMatchObject({ status: 'awaiting:payment', version: 1 });
    const { data } = await orders.bus.waitForPublished(orderAwaitingPayment);
    expect(data).toEqual({ id: order.id, version: 1 });
  });

  it('changes nothing of a cancelled order', async () => {
    await buyer.cancel(order.id).expect(204);
    await pending();
    expect(await shown()).toMatchObject({ status: 'cancelled', version: 1 });
  });
});

describe('payment:created', () => {
  it('completes the order, which stays on the list and holds its ticket', async () => {
    await orders.bus.deliver(paymentCreated, payment());
    expect(await shown()).toMatchObject({ status: 'complete', version: 1 });
    const answer = await aBuyer(orders.url).post({ ticketId: order.ticket.id }).expect(409);
    expect(answer.body).toEqual({ errors: [{ message: 'This ticket is sold' }] });
    const { data } = await orders.bus.waitForPublished(orderCompleted);
    expect(data).toMatchObject({ id: order.id, email: buyer.user.email });
  });

  it('completes once and refunds nothing when delivered twice', async () => {
    const paid = payment();
    await orders.bus.deliver(paymentCreated, paid, 'the same event');
    await orders.bus.deliver(paymentCreated, paid, 'the same event');
    expect(await shown()).toMatchObject({ status: 'complete', version: 1 });
    expect(orders.bus.published(orderRefundDue)).toEqual([]);
  });

  it('requests the refund, once, after the cancellation', async () => {
    await buyer.cancel(order.id).expect(204);
    const late = payment();
    await orders.bus.deliver(paymentCreated, late);
    await orders.bus.deliver(paymentCreated, late);
    const { data } = await orders.bus.waitForPublished(orderRefundDue);
    expect(data).toEqual({ id: order.id, version: 2, paymentId: late.id, reason: 'The order was cancelled' });
    expect(await shown()).toMatchObject({ status: 'cancelled', version: 2 });
  });

  it('completes or expires the order when it arrives with the expiration, never both', async () => {
    clock.forward(900);
    const paid = payment();
    await Promise.all([orders.bus.deliver(paymentCreated, paid), expire()]);
    const { status } = await shown();
    if (status === 'complete') await orders.bus.waitForPublished(orderCompleted);
    else await orders.bus.waitForPublished(orderRefundDue, ({ paymentId }) => paymentId === paid.id);
    expect(orders.bus.published(status === 'complete' ? orderRefundDue : orderCompleted)).toEqual([]);
  });

  it('becomes a dead letter when there is no such order', async () => {
    await orders.bus.deliver(paymentCreated, aPaymentCreated());
    const letters = await request(orders.url).get('/dead-letters').expect(200);
    const reason = expect.stringContaining('There is no order') as string;
    expect(letters.body).toMatchObject([{ subject: 'payment:created', attempts: 5, reason }]);
  });
});
