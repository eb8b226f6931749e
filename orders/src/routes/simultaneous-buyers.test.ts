import { orderCreated } from '@ticketing/common';
import { stopAll } from '@ticketing/common/testing';
import type { Order } from '../models/order';
import { aBuyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

const UNIQUE_INDEX = 'ticket.id_1';

/** Two replicas on one database. */
async function startTwo(): Promise<[StartedOrders, StartedOrders]> {
  const first = await startOrders();
  return [first, await startOrders({ env: first.environment, bus: first.bus })];
}

/** Reserves for all buyers at the same time, over all replicas. @returns the statuses of the answers */
async function reserveForAll(replicas: StartedOrders[], buyers: number, ticketId: string): Promise<number[]> {
  const urls = replicas.map(({ url }) => url);
  const asking = Array.from({ length: buyers }, (_, index) =>
    aBuyer(urls[index % urls.length] ?? '').post({ ticketId }),
  );
  return (await Promise.all(asking)).map(({ status }) => status);
}

/** Delays the inserts of orders until `awaited` of them have passed all checks before the insert. */
function pauseBeforeWrite(replicas: StartedOrders[], awaited: number): void {
  let arrived = 0;
  let release: () => void = () => undefined;
  const allArrived = new Promise<void>((resolve) => (release = resolve));
  for (const { mongo } of replicas) {
    jest.spyOn(mongo.connection.model('Order').prototype as Order, 'validate').mockImplementation(async () => {
      arrived += 1;
      if (arrived === awaited) release();
      await allArrived;
    });
  }
}

const winners = (statuses: number[]) => statuses.filter((status) => status === 201).length;
const losers = (statuses: number[]) => statuses.filter((status) => status === 409).length;

afterEach(stopAll);

describe('simultaneous buyers of one ticket', () => {
  it('gives it to one of two hundred, over two replicas', async () => {
    const replicas = await startTwo();
    const ticket = await aTicketOnSale(replicas[0].bus);
    const statuses = await reserveForAll(replicas, 200, ticket.id);
    expect([winners(statuses), losers(statuses)]).toEqual([1, 199]);
    await replicas[0].bus.waitForPublished(orderCreated);
    const published = new Set(replicas[0].bus.published(orderCreated).map(({ id }) => id));
    expect(published.size).toBe(1);
  });

  it('gives it to one of them when all have passed the checks before the first insert', async () => {
    const replicas = await startTwo();
    const ticket = await aTicketOnSale(replicas[0].bus);
    pauseBeforeWrite(replicas, 20);
    const statuses = await reserveForAll(replicas, 20, ticket.id);
    expect([winners(statuses), losers(statuses)]).toEqual([1, 19]);
  });

  it('would give it to all of them without the unique index, which decides', async () => {
    const replicas = await startTwo();
    const ticket = await aTicketOnSale(replicas[0].bus);
    await replicas[0].mongo.connection.collection('orders').dropIndex(UNIQUE_INDEX);
    pauseBeforeWrite(replicas, 20);
    const statuses = await reserveForAll(replicas, 20, ticket.id);
    expect(winners(statuses)).toBe(20);
  });
});
