import {
  expirationComplete,
  orderAwaitingPayment,
  orderPaymentFailed,
  paymentCreated,
  paymentFailed,
  paymentPending,
} from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { anId, aPaymentCreated, stopAll, waitFor } from '@ticketing/common/testing';
import fc from 'fast-check';
import { aBuyer, type Buyer } from '../testing/buyer';
import { adjustableClock, startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

const WINDOW_SECONDS = 900;

let orders: StartedOrders;
let replica: StartedOrders;
let buyer: Buyer;
let order: Order;
let clock: ReturnType<typeof adjustableClock>;

beforeEach(async () => {
  clock = adjustableClock();
  orders = await startOrders({ overrides: { now: clock.now } });
  replica = await startOrders({ env: orders.environment, overrides: { now: clock.now } });
  buyer = aBuyer(orders.url);
  order = await buyer.reserve((await aTicketOnSale(orders.bus)).id);
});
afterEach(stopAll);

const shown = async () => (await buyer.show(order.id).expect(200)).body as Order;
const pending = (id: string, at = orders) => at.bus.deliver(paymentPending, { id, orderId: order.id });
const failed = (id: string, at = orders) => at.bus.deliver(paymentFailed, { id, orderId: order.id });
const underWay = (id: string, seconds: number) => {
  const until = new Date(Date.parse(order.expiresAt) + seconds * 1_000).toISOString();
  return orders.bus.deliver(paymentPending, { id, orderId: order.id, until });
};
const expire = () => orders.bus.deliver(expirationComplete, { orderId: order.id });

describe('payment:failed', () => {
  it('returns an order that awaited the payment to created, once, and publishes it', async () => {
    const payment = anId();
    await pending(payment);
    await failed(payment);
    await failed(payment);
    expect(await shown()).toMatchObject({ status: 'created', version: 2 });
    const { data } = await orders.bus.waitForPublished(orderPaymentFailed);
    expect(data).toEqual({ id: order.id, version: 2 });
  });

  it('that overtakes payment:pending leaves the order created', async () => {
    const payment = anId();
    await failed(payment);
    await pending(payment);
    expect(await shown()).toMatchObject({ status: 'created' });
  });

  it('of one attempt leaves the order awaiting another', async () => {
    const [first, second] = [anId(), anId()];
    await pending(first);
    await pending(second);
    await failed(first);
    expect(await shown()).toMatchObject({ status: 'awaiting:payment', version: 1 });
    await failed(second);
    expect(await shown()).toMatchObject({ status: 'created' });
  });

  it('ends an order whose time is over meanwhile', async () => {
    const payment = anId();
    await pending(payment);
    clock.forward(WINDOW_SECONDS + 5);
    await expire();
    expect(await shown()).toMatchObject({ status: 'awaiting:payment' });
    await failed(payment);
    expect(await shown()).toMatchObject({ status: 'cancelled' });
  });

  it('leaves the order in the state of its attempts when two replicas receive their events in any order', async () => {
    const step = fc.record({ attempt: fc.nat(2), fails: fc.boolean(), second: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.boolean(), async (steps, atOnce) => {
        order = await buyer.reserve((await aTicketOnSale(orders.bus)).id);
        const ids = [anId(), anId(), anId()];
        const deliver = ({ attempt, fails, second }: (typeof steps)[number]) =>
          (fails ? failed : pending)(ids[attempt] ?? '', second ? replica : orders);
        if (atOnce) await Promise.all(steps.map(deliver));
        else for (const one of steps) await deliver(one);
        const waiting = ids.some((_, attempt) => {
          const ofIt = steps.filter((one) => one.attempt === attempt);
          return ofIt.length > 0 && ofIt.every(({ fails }) => !fails);
        });
        expect((await shown()).status).toBe(waiting ? 'awaiting:payment' : 'created');
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});

describe('a payment that is under way at the end of the order’s time', () => {
  it('changes neither the status nor the version', async () => {
    await underWay(anId(), 25);
    expect(await shown()).toEqual(order);
    expect(orders.bus.published(orderAwaitingPayment)).toEqual([]);
  });

  it('completes the order when it arrives while orders waits', async () => {
    const payment = anId();
    await underWay(payment, 25);
    clock.forward(WINDOW_SECONDS + 10);
    await expire();
    expect(await shown()).toMatchObject({ status: 'created' });
    await orders.bus.deliver(paymentCreated, aPaymentCreated({ id: payment, orderId: order.id }));
    expect(await shown()).toMatchObject({ status: 'complete' });
  });

  it('is waited for no longer than its event says', async () => {
    await underWay(anId(), 25);
    clock.forward(WINDOW_SECONDS + 26);
    await waitFor(async () => (await shown()).status === 'cancelled');
  });

  it('is not waited for once it has failed', async () => {
    const payment = anId();
    await underWay(payment, 25);
    clock.forward(WINDOW_SECONDS + 5);
    await failed(payment);
    expect(await shown()).toMatchObject({ status: 'cancelled' });
  });

  it('is waited for when its event arrives just after the end of the order’s time', async () => {
    clock.forward(WINDOW_SECONDS);
    const expired = expire();
    await underWay(anId(), 25);
    await expired;
    expect(await shown()).toMatchObject({ status: 'created' });
  });
});
