import { expirationComplete, orderRefundDue, paymentCreated, paymentPending } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { anId, aPaymentCreated, stopAll, waitFor } from '@ticketing/common/testing';
import fc from 'fast-check';
import { aBuyer, type Buyer } from '../testing/buyer';
import { adjustableClock, startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

type Happening = 'pending' | 'first payment' | 'second payment' | 'expiration' | 'cancellation';

/** Something that happens, and the replica that receives it. */
interface Step {
  what: Happening;
  replica: 0 | 1;
}

/** A sequence of what can happen to an order, with repetitions. */
const sequence = fc.array(
  fc.record<Step>({
    what: fc.constantFrom<Happening>('pending', 'first payment', 'second payment', 'expiration', 'cancellation'),
    replica: fc.constantFrom<0 | 1>(0, 1),
  }),
  { minLength: 1, maxLength: 8 },
);

const WINDOW_SECONDS = 900;
/** An order outlives its time while a payment of it is under way, for at most this long. */
const UNDER_WAY_SECONDS = 30;
const clock = adjustableClock();
let replicas: [StartedOrders, StartedOrders];

beforeAll(async () => {
  const first = await startOrders({ overrides: { now: clock.now } });
  replicas = [first, await startOrders({ env: first.environment, overrides: { now: clock.now } })];
});
afterAll(stopAll);

interface PublishedEvent {
  id: string;
  type: string;
  data: { version: number; paymentId?: string };
}

/** The events of an order that both replicas published, without repetitions. */
function publishedOf(orderId: string): PublishedEvent[] {
  const payloads = replicas.flatMap(({ bus }) => bus.messages.map(({ payload }) => payload));
  const ofOrder = payloads.filter((payload) => payload.includes(orderId));
  const events = ofOrder.map((payload) => JSON.parse(payload) as PublishedEvent);
  return [...new Map(events.map((event) => [event.id, event])).values()];
}

function refundsOf(orderId: string, paymentId: string): number {
  const refunds = publishedOf(orderId).filter(({ type }) => type === orderRefundDue.subject);
  return refunds.filter(({ data }) => data.paymentId === paymentId).length;
}

/** Makes one thing happen to an order. @returns once the service has acknowledged it */
function happen(what: Happening, orders: StartedOrders, { id: orderId }: Order, buyer: Buyer, payments: string[]) {
  const pay = (id = '') => orders.bus.deliver(paymentCreated, aPaymentCreated({ id, orderId }));
  const happenings: Record<Happening, () => Promise<unknown>> = {
    pending: () => orders.bus.deliver(paymentPending, { id: payments[0] ?? '', orderId }),
    'first payment': () => pay(payments[0]),
    'second payment': () => pay(payments[1]),
    expiration: () => orders.bus.deliver(expirationComplete, { orderId }),
    cancellation: async () => expect([204, 409]).toContain((await buyer.cancel(orderId)).status),
  };
  return happenings[what]();
}

/** @param late whether the order's time is over before anything happens; then its expiration is delivered last */
async function run(happenings: Step[], late: boolean, atOnce: boolean): Promise<void> {
  const buyer = aBuyer(replicas[0].url);
  const order = await buyer.reserve((await aTicketOnSale(replicas[0].bus)).id);
  const payments = [anId(), anId()];
  if (late) clock.forward(WINDOW_SECONDS + UNDER_WAY_SECONDS);
  const steps: Step[] = late ? [...happenings, { what: 'expiration', replica: 0 }] : happenings;
  const acknowledged: Promise<unknown>[] = [];
  for (const { what, replica } of steps) {
    const happened = happen(what, replicas[replica], order, buyer, payments);
    if (!atOnce) await happened;
    acknowledged.push(happened);
  }
  await Promise.all(acknowledged);
  const received = new Set(steps.map(({ what }) => what));
  const paid = payments.filter((_, index) => received.has(index === 0 ? 'first payment' : 'second payment'));
  await checkEnd(order.id, buyer, { ended: late || received.has('cancellation') || paid.length > 0, paid });
}

async function checkEnd(orderId: string, buyer: Buyer, { ended, paid }: { ended: boolean; paid: string[] }) {
  const { status, version } = (await buyer.show(orderId).expect(200)).body as Order;
  await waitFor(() => publishedOf(orderId).length > version, { what: `${version + 1} published events` });
  const versions = publishedOf(orderId).map(({ data }) => data.version);
  expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: version + 1 }, (_, index) => index));
  expect(['complete', 'cancelled'].includes(status)).toBe(ended);
  // Each payment is refunded once, except the one that completed the order.
  const kept = paid.filter((payment) => refundsOf(orderId, payment) === 0);
  expect(kept).toHaveLength(status === 'complete' ? 1 : 0);
  expect(paid.every((payment) => refundsOf(orderId, payment) <= 1)).toBe(true);
}

describe('an order whose events two replicas receive in any order', () => {
  it.each([
    ['one after the other, within its time', false, false],
    ['one after the other, past its time', true, false],
    ['all at once, within its time', false, true],
    ['all at once, past its time', true, true],
  ])(
    'ends complete or cancelled, with each other payment refunded once: %s',
    async (_how, late, atOnce) => {
      await fc.assert(
        fc.asyncProperty(sequence, (steps) => run(steps, late, atOnce)),
        { numRuns: 20 },
      );
    },
    120_000,
  );
});
