import { expirationComplete, orderRefundDue, paymentCreated, paymentPending } from '@ticketing/common';
import { anId, aPaymentCreated, stopAll, waitFor } from '@ticketing/common/testing';
import fc from 'fast-check';
import { aBuyer, type Buyer, type ShownOrder } from '../testing/buyer';
import { adjustableClock, startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

type Happening = 'pending' | 'first payment' | 'second payment' | 'expiration' | 'cancellation';

/** Something that happens, and the replica that hears of it. */
interface Step {
  what: Happening;
  replica: 0 | 1;
}

/** What happens to an order, any of it again and again. */
const story = fc.array(
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
  const first = await startOrders({ given: { now: clock.now } });
  replicas = [first, await startOrders({ env: first.environment, given: { now: clock.now } })];
});
afterAll(stopAll);

interface Told {
  id: string;
  type: string;
  data: { version: number; paymentId?: string };
}

/** The events that were told of an order, by both replicas, each once. */
function toldOf(orderId: string): Told[] {
  const payloads = replicas.flatMap(({ bus }) => bus.messages.map(({ payload }) => payload));
  const told = payloads.filter((payload) => payload.includes(orderId)).map((payload) => JSON.parse(payload) as Told);
  return [...new Map(told.map((event) => [event.id, event])).values()];
}

function refundsOf(orderId: string, paymentId: string): number {
  const refunds = toldOf(orderId).filter(({ type }) => type === orderRefundDue.subject);
  return refunds.filter(({ data }) => data.paymentId === paymentId).length;
}

/** Has one thing happen to an order; resolves when the service has acknowledged it. */
function happen(what: Happening, orders: StartedOrders, { id: orderId }: ShownOrder, buyer: Buyer, payments: string[]) {
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

/** @param late whether the order's time has run out before anything happens; its expiration is told of last then */
async function live(given: Step[], late: boolean, atOnce: boolean): Promise<void> {
  const buyer = aBuyer(replicas[0].url);
  const order = await buyer.reserve((await aTicketOnSale(replicas[0].bus)).id);
  const payments = [anId(), anId()];
  if (late) clock.forward(WINDOW_SECONDS + UNDER_WAY_SECONDS);
  const steps: Step[] = late ? [...given, { what: 'expiration', replica: 0 }] : given;
  const acknowledged: Promise<unknown>[] = [];
  for (const { what, replica } of steps) {
    const happened = happen(what, replicas[replica], order, buyer, payments);
    if (!atOnce) await happened;
    acknowledged.push(happened);
  }
  await Promise.all(acknowledged);
  const heard = new Set(steps.map(({ what }) => what));
  const paid = payments.filter((_, index) => heard.has(index === 0 ? 'first payment' : 'second payment'));
  await checkEnd(order.id, buyer, { ended: late || heard.has('cancellation') || paid.length > 0, paid });
}

async function checkEnd(orderId: string, buyer: Buyer, { ended, paid }: { ended: boolean; paid: string[] }) {
  const { status, version } = (await buyer.show(orderId).expect(200)).body as ShownOrder;
  await waitFor(() => toldOf(orderId).length > version, { what: `${version + 1} events told` });
  const versions = toldOf(orderId).map(({ data }) => data.version);
  expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: version + 1 }, (_, index) => index));
  expect(['complete', 'cancelled'].includes(status)).toBe(ended);
  // Each payment was of use once or is given back once: what is not given back is what the order was completed with.
  const kept = paid.filter((payment) => refundsOf(orderId, payment) === 0);
  expect(kept).toHaveLength(status === 'complete' ? 1 : 0);
  expect(paid.every((payment) => refundsOf(orderId, payment) <= 1)).toBe(true);
}

describe('an order that two replicas hear of, whatever happens in whatever order', () => {
  it.each([
    ['one after the other, within its time', false, false],
    ['one after the other, past its time', true, false],
    ['all at once, within its time', false, true],
    ['all at once, past its time', true, true],
  ])(
    'ends complete or cancelled, each payment used or given back once: %s',
    async (_how, late, atOnce) => {
      await fc.assert(
        fc.asyncProperty(story, (steps) => live(steps, late, atOnce)),
        { numRuns: 20 },
      );
    },
    120_000,
  );
});
