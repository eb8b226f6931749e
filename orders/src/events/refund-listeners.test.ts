import {
  orderRefundDue,
  paymentCreated,
  paymentDisputeClosed,
  paymentRefundDelayed,
  paymentRefunded,
  paymentRefundFailed,
} from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { anId, aPaymentCreated, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { aBuyer, type Buyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let buyer: Buyer;
let order: Order;

beforeEach(async () => {
  orders = await startOrders();
  buyer = aBuyer(orders.url);
  order = await buyer.reserve((await aTicketOnSale(orders.bus)).id);
});
afterEach(stopAll);

const shown = async () => (await buyer.show(order.id).expect(200)).body as Order;
const moment = expect.stringMatching(/^\d{4}-.*Z$/) as string;
const money = (amount = 1_999) => ({
  ...{ id: anId(), orderId: order.id, stripeId: 'pi_1' },
  ...{ amount, currency: 'gbp', email: 'buyer@example.com' },
});

/** Cancels the order, and delivers its payment after that. */
async function paidTooLate() {
  await buyer.cancel(order.id).expect(204);
  await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: order.id }));
  await orders.bus.waitForPublished(orderRefundDue);
}

describe('the refund of an order', () => {
  it('is absent while nothing is refunded', async () => {
    expect(await shown()).not.toHaveProperty('refund');
  });

  it('is due after order:refund-due, and done when Stripe has made it', async () => {
    await paidTooLate();
    expect((await shown()).refund).toEqual({ status: 'due', amount: 1_999, at: moment });
    await orders.bus.deliver(paymentRefundDelayed, { ...money(), reason: 'insufficient_funds' });
    expect((await shown()).refund?.status).toBe('due');
    await orders.bus.deliver(paymentRefunded, money());
    expect((await shown()).refund).toEqual({ status: 'done', amount: 1_999, at: moment });
  });

  it('is failed when Stripe could not make it, also on the list', async () => {
    await paidTooLate();
    await orders.bus.deliver(paymentRefundFailed, { ...money(), reason: 'expired_or_canceled_card' });
    expect((await shown()).refund?.status).toBe('failed');
    const { body } = await buyer.list('?status=all').expect(200);
    expect(body).toMatchObject([{ id: order.id, refund: { status: 'failed' } }]);
  });

  it('stays done when the delay arrives after the end', async () => {
    await paidTooLate();
    await orders.bus.deliver(paymentRefunded, money());
    await orders.bus.deliver(paymentRefundDelayed, { ...money(), reason: 'insufficient_funds' });
    expect((await shown()).refund?.status).toBe('done');
  });

  it('that was made by hand shows on a complete order, which stays complete', async () => {
    await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: order.id }));
    await orders.bus.deliver(paymentRefunded, money(500));
    expect(await shown()).toMatchObject({
      ...{ status: 'complete', version: 1 },
      refund: { status: 'done', amount: 500, at: moment },
    });
  });

  it.each([
    ['lost', { status: 'done', amount: 1_999 }],
    ['won', undefined],
  ])('is the result of the dispute when it is %s', async (outcome, refund) => {
    await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: order.id }));
    const dispute = { ...money(), disputeId: 'du_1', reason: 'fraudulent', outcome };
    await orders.bus.deliver(paymentDisputeClosed, dispute);
    const { refund: found } = await shown();
    if (refund === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(refund);
  });

  it('becomes a dead letter when there is no such order', async () => {
    await orders.bus.deliver(paymentRefunded, { ...money(), orderId: anId() });
    const { body } = await request(orders.url).get('/dead-letters').expect(200);
    expect(body).toMatchObject([{ subject: 'payment:refunded' }]);
  });
});
