import { orderCancelled, orderCreated, ticketUpdated, type OrderCreated, type TicketUpdated } from '@ticketing/common';
import { anOrderCancelled, anOrderCreated, stopAll, waitFor } from '@ticketing/common/testing';
import fc from 'fast-check';
import { startTickets } from '../testing/start-tickets';

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
  /** Every event at least once, in any order, in bursts that arrive at the same time. */
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

/** Delivers one burst after another. An event that waits for another does not delay the bursts after it. */
async function deliverAll(orders: OrderCreated[], bursts: Delivery[][]): Promise<void> {
  const waiting: Promise<void>[] = [];
  for (const burst of bursts) {
    const started = burst.map((delivery) => deliver(orders, delivery));
    waiting.push(...started);
    await Promise.race([Promise.allSettled(started), new Promise(setImmediate)]);
  }
  await Promise.all(waiting);
}

/** The published updates of a ticket, by version. An event that both replicas published counts once. */
async function updatesOf(id: string, version: number): Promise<TicketUpdated[]> {
  const published = () =>
    replicas.flatMap(({ bus }) => bus.published(ticketUpdated)).filter(({ data }) => data.id === id);
  await waitFor(() => version === 0 || published().some(({ data }) => data.version === version), {
    what: 'the last version',
  });
  const once = new Map(published().map((event) => [event.id, event.data]));
  return [...once.values()].sort((a, b) => a.version - b.version);
}

describe('the events of successive orders of one ticket', () => {
  it('lead to the state of the last order, in any sequence, with repetitions, over two replicas', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ orders, lastCancelled, bursts }) => {
        const { id } = await replicas[0].create();
        const made = Array.from({ length: orders }, () => anOrderCreated({ ticket: { id, price: 19.99 } }));
        await deliverAll(made, bursts);

        const ticket = await replicas[1].show(id);
        expect(ticket.orderId).toBe(lastCancelled ? undefined : made.at(-1)?.id);
        const updates = await updatesOf(id, ticket.version);
        expect(updates.map(({ version }) => version)).toEqual(updates.map((_, n) => n + 1));
        expect(updates).toHaveLength(ticket.version);
        // Reserved and released alternately, and by no order twice.
        expect(updates.map(({ orderId }) => orderId !== undefined)).toEqual(updates.map((_, n) => n % 2 === 0));
        const holders = updates.map(({ orderId }) => orderId).filter((orderId) => orderId !== undefined);
        expect(new Set(holders).size).toBe(holders.length);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
