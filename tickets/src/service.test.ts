import {
  NatsStreamingBus,
  orderCancelled,
  orderCreated,
  publishEvent,
  readEvent,
  ticketCreated,
  ticketUpdated,
  type TicketUpdated,
} from '@ticketing/common';
import {
  anOrderCancelled,
  anOrderCreated,
  mongoUri,
  natsUrl,
  startMongo,
  startNatsStreaming,
  startReady,
  stopAll,
  TEST_CLUSTER_ID,
  testEnvironment,
  uniqueName,
  waitFor,
  type ServerProcess,
} from '@ticketing/common/testing';
import pino from 'pino';
import { readConfig } from './config';
import { createTicketsService } from './service';
import { callers } from './testing/start-tickets';

let mongo: ServerProcess;
let nats: ServerProcess;
let env: Record<string, string>;
const subscribers: NatsStreamingBus[] = [];

beforeEach(async () => {
  [mongo, nats] = await Promise.all([startMongo(), startNatsStreaming()]);
  env = { ...testEnvironment('tickets'), MONGO_URI: mongoUri(mongo, 'tickets'), NATS_URL: natsUrl(nats) };
});
afterEach(async () => {
  await stopAll();
  await Promise.all(subscribers.splice(0).map((bus) => bus.stop()));
  await Promise.all([mongo.stop(), nats.stop()]);
});

async function start() {
  return callers(await startReady(createTicketsService(readConfig(env))));
}

/** A subscriber on the real bus that keeps the events of tickets. */
async function aSubscriber() {
  const bus = new NatsStreamingBus({
    url: natsUrl(nats),
    clusterId: TEST_CLUSTER_ID,
    clientId: 'subscriber',
    logger: pino({ level: 'silent' }),
  });
  subscribers.push(bus);
  const received = new Map<string, TicketUpdated>();
  for (const event of [ticketCreated, ticketUpdated]) {
    bus.subscribe(event.subject, uniqueName('subscriber'), async ({ payload }) => {
      const { data } = readEvent(event, payload);
      received.set(`${data.id} ${data.version}`, data);
    });
  }
  bus.start();
  await waitFor(() => bus.missing() === undefined, { within: 20_000, what: 'the bus of the subscriber' });
  return { bus, received };
}

describe('tickets on a real bus and a real database', () => {
  it('publishes and receives events through either replica', async () => {
    const [tickets, replica, { bus, received }] = await Promise.all([start(), start(), aSubscriber()]);
    const { id, price } = await tickets.create();
    const order = anOrderCreated({ ticket: { id, price } });
    await publishEvent(bus, orderCreated, 'orders', order, { id: 'created' });
    await waitFor(async () => (await replica.show(id)).orderId === order.id);
    await publishEvent(bus, orderCancelled, 'orders', anOrderCancelled(order), { id: 'cancelled' });
    await waitFor(async () => (await tickets.show(id)).version === 2);
    await waitFor(() => received.size === 3);
    expect([...received.values()].map(({ orderId }) => orderId)).toEqual([undefined, order.id, undefined]);
  });

  it('is ready and accepts tickets while the bus is away, reports that, and publishes them once it is back', async () => {
    const [tickets, { received }] = await Promise.all([start(), aSubscriber()]);
    await nats.kill();
    const readiness = async () => (await tickets.get('/readyz').expect(200)).body as { degraded?: unknown };
    const degraded = [{ message: 'bus: NATS Streaming is away' }];
    expect(await waitFor(async () => (await readiness()).degraded, { within: 20_000 })).toEqual(degraded);
    const created = await Promise.all(Array.from({ length: 10 }, () => tickets.create()));
    await nats.resume();
    await waitFor(() => created.every(({ id }) => received.has(`${id} 0`)), { within: 25_000, what: 'all received' });
    await waitFor(async () => (await readiness()).degraded === undefined, { within: 20_000 });
  });

  it('publishes the ticket of a process that died before publishing', async () => {
    const { service } = createTicketsService(readConfig({ ...env, NATS_URL: 'nats://127.0.0.1:1' }));
    const { url } = await service.start();
    const dying = callers(url);
    await waitFor(async () => (await dying.get('/readyz')).status === 200);
    const { id } = await waitFor(() => dying.create());
    await service.stop();
    const [, { received }] = await Promise.all([start(), aSubscriber()]);
    await waitFor(() => received.has(`${id} 0`), { what: 'the ticket being received' });
  });

  it('answers 503 while the database is away, and has every stored ticket when it is back', async () => {
    const tickets = await start();
    const { id } = await tickets.create();
    await mongo.kill();
    await waitFor(async () => (await tickets.get('/readyz')).status === 503, { within: 20_000 });
    const { body, headers } = await tickets.get(`/api/tickets/${id}`).expect(503);
    expect(body).toEqual({ errors: [{ message: 'Temporarily unavailable, please try again' }] });
    expect(headers['retry-after']).toMatch(/^\d+$/);
    await tickets.post({ title: 'a', price: 5 }).expect(503);
    await tickets.get('/healthz').expect(200);
    await mongo.resume();
    await waitFor(async () => (await tickets.get('/readyz')).status === 200, { within: 20_000 });
    expect(await tickets.show(id)).toMatchObject({ id, version: 0 });
  });

  it('starts before its database, and is ready once it is reachable', async () => {
    await mongo.kill();
    const { service } = createTicketsService(readConfig(env));
    const { url } = await service.start();
    await callers(url).get('/api/tickets').expect(503);
    await mongo.resume();
    await waitFor(() => Object.keys(service.missing()).length === 0, {
      within: 20_000,
      what: 'the service being ready',
    });
    await callers(url).get('/api/tickets').expect(200, []);
    await service.stop();
  });
});
