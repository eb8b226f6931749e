import { orderCreated } from '@ticketing/common';
import { stopAll } from '@ticketing/common/testing';
import { aBuyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

const UNIQUE_INDEX = 'ticket.id_1_ticket.units_1';

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

/** Delays the first insert of each replica until every replica has passed all checks before it. */
function pauseBeforeWrite(replicas: StartedOrders[]): void {
  let arrived = 0;
  let release: () => void = () => undefined;
  const allArrived = new Promise<void>((resolve) => (release = resolve));
  for (const { mongo } of replicas) {
    const orders = mongo.connection.model('Order').collection;
    const insert = orders.insertOne.bind(orders);
    jest.spyOn(orders, 'insertOne').mockImplementation(async (document) => {
      arrived += 1;
      if (arrived === replicas.length) release();
      await allArrived;
      return insert(document);
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

  it('gives it to one of them when both replicas have passed the checks before the first insert', async () => {
    const replicas = await startTwo();
    const ticket = await aTicketOnSale(replicas[0].bus);
    pauseBeforeWrite(replicas);
    const statuses = await reserveForAll(replicas, 20, ticket.id);
    expect([winners(statuses), losers(statuses)]).toEqual([1, 19]);
  });

  it('would give it to one at each replica without the unique index, which decides', async () => {
    const replicas = await startTwo();
    const ticket = await aTicketOnSale(replicas[0].bus);
    await replicas[0].mongo.connection.collection('orders').dropIndex(UNIQUE_INDEX);
    pauseBeforeWrite(replicas);
    const statuses = await reserveForAll(replicas, 20, ticket.id);
    expect(winners(statuses)).toBeGreaterThan(1);
  });
});
