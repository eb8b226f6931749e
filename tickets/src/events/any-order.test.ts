import { orderCancelled, orderCreated, ticketUpdated, type OrderCreated, type TicketUpdated } from '@ticketing/common';
import { anOrderCancelled, anOrderCreated, stopAll, waitFor } from '@ticketing/common/testing';
import fc from 'fast-check';
import { startTickets } from '../testing/tickets-under-test';

type Replica = Awaited<ReturnType<typeof startTickets>>;
let replicas: [Replica, Replica];

beforeAll(async () => {
  const first = await startTickets();
  replicas = [first, await startTickets({ env: first.env })];
});
afterAll(stopAll);

/** One delivery of an event of the nth order, to one of the replicas. */
interface Delivery {
  order: number;
  cancelled: boolean;
  replica: 0 | 1;
}

interface History {
  orders: number;
  lastCancelled: boolean;
  /** Everything at least once, in any order, in bursts of what arrives at one moment. */
  bursts: Delivery[][];
}

const history: fc.Arbitrary<History> = fc
  .record({ orders: fc.integer({ min: 1, max: 4 }), lastCancelled: fc.boolean() })
  .chain(({ orders, lastCancelled }) => {
    const events = Array.from({ length: orders }, (_, order) => [
      { order, cancelled: false },
      ...(order < orders - 1 || lastCancelled ? [{ order, cancelled: true }] : []),
    ]).flat();
    const duplicates = fc.array(fc.constantFrom(...events), { maxLength: events.length });
    const shuffled = duplicates.chain((more) => {
      const all = [...events, ...more];
      return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    });
    const placed = shuffled.chain((all) =>
      fc.tuple(
        ...all.map((event) =>
          fc.record({
            event: fc.constant(event),
            replica: fc.constantFrom(0 as const, 1 as const),
            together: fc.boolean(),
          }),
        ),
      ),
    );
    return placed.map((all) => ({ orders, lastCancelled, bursts: toBursts(all) }));
  });

type Placed = { event: Omit<Delivery, 'replica'>; replica: 0 | 1; together: boolean };

function toBursts(all: Placed[]): Delivery[][] {
  const bursts: Delivery[][] = [];
  for (const { event, replica, together } of all) {
    const delivery = { ...event, replica };
    const last = bursts.at(-1);
    if (together && last) last.push(delivery);
    else bursts.push([delivery]);
  }
  return bursts;
}

const deliver = (orders: OrderCreated[], { order, cancelled, replica }: Delivery): Promise<void> => {
  const created = orders[order];
  if (!created) throw new Error(`no order ${order}`);
  const { bus } = replicas[replica];
  return cancelled ? bus.deliver(orderCancelled, anOrderCancelled(created)) : bus.deliver(orderCreated, created);
};

/** Starts burst after burst; an event that has to wait for another does not hold up the bursts after it. */
async function deliverAll(orders: OrderCreated[], bursts: Delivery[][]): Promise<void> {
  const waiting: Promise<void>[] = [];
  for (const burst of bursts) {
    const begun = burst.map((delivery) => deliver(orders, delivery));
    waiting.push(...begun);
    await Promise.race([Promise.allSettled(begun), new Promise(setImmediate)]);
  }
  await Promise.all(waiting);
}

/** What was told of a ticket, by version. Both replicas may have published the same event, which then counts once. */
async function toldOf(id: string, version: number): Promise<TicketUpdated[]> {
  const told = () => replicas.flatMap(({ bus }) => bus.published(ticketUpdated)).filter(({ data }) => data.id === id);
  await waitFor(() => version === 0 || told().some(({ data }) => data.version === version), {
    what: 'the last version',
  });
  const once = new Map(told().map((event) => [event.id, event.data]));
  return [...once.values()].sort((a, b) => a.version - b.version);
}

describe('the events of successive orders of one ticket', () => {
  it('end as the last order says, in whatever order, however often and wherever they are heard', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ orders, lastCancelled, bursts }) => {
        const { id } = await replicas[0].create();
        const made = Array.from({ length: orders }, () => anOrderCreated({ ticket: { id, price: 19.99 } }));
        await deliverAll(made, bursts);

        const ticket = await replicas[1].show(id);
        expect(ticket.orderId).toBe(lastCancelled ? undefined : made.at(-1)?.id);
        const told = await toldOf(id, ticket.version);
        expect(told.map(({ version }) => version)).toEqual(told.map((_, n) => n + 1));
        expect(told).toHaveLength(ticket.version);
        // Reserved and released by turns, by no order twice.
        expect(told.map(({ orderId }) => orderId !== undefined)).toEqual(told.map((_, n) => n % 2 === 0));
        const holders = told.map(({ orderId }) => orderId).filter((orderId) => orderId !== undefined);
        expect(new Set(holders).size).toBe(holders.length);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
