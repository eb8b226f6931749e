import {
  orderCancelled,
  orderCreated,
  ticketCreated,
  writeEvent,
  createLogger,
  NatsStreamingBus,
} from '@ticketing/common';
import {
  aTicketCreated,
  mongoUri,
  RecordingBus,
  startMongo,
  startReady,
  stopAll,
  testEnvironment,
  waitFor,
} from '@ticketing/common/testing';
import request from 'supertest';
import { readConfig } from './config';
import { createOrdersService } from './service';
import { aBuyer } from './testing/buyer';
import { startOrders } from './testing/start-orders';
import { aTicketOnSale } from './testing/tickets';

afterEach(stopAll);

describe('an order that was stored', () => {
  it('is published by another process when its own dies before publishing', async () => {
    const bus = new RecordingBus();
    // Without an incarnation of the bus nothing is published, as by a process that is killed after the write.
    bus.incarnation = () => undefined;
    const dying = await startOrders({ bus });
    const order = await aBuyer(dying.url).reserve((await aTicketOnSale(bus)).id);
    const next = await startOrders({ env: dying.environment });
    const { data } = await next.bus.waitForPublished(orderCreated);
    expect(data).toMatchObject({ id: order.id, version: 0 });
  });

  it('is published once the bus is back, while its requests succeed without the bus', async () => {
    const { url, bus } = await startOrders();
    const buyer = aBuyer(url);
    const tickets = [await aTicketOnSale(bus), await aTicketOnSale(bus)];
    bus.away = true;
    const [first, second] = await Promise.all(tickets.map(({ id }) => buyer.reserve(id)));
    await buyer.cancel(first?.id ?? '').expect(204);
    const degraded = [{ message: 'bus: the bus is away' }];
    await request(url).get('/readyz').expect(200, { status: 'ready', degraded });
    expect(bus.messages).toEqual([]);
    bus.away = false;
    await bus.waitForPublished(orderCreated, ({ id }) => id === first?.id);
    await bus.waitForPublished(orderCreated, ({ id }) => id === second?.id);
    await bus.waitForPublished(orderCancelled, ({ id, version }) => id === first?.id && version === 1);
    await request(url).get('/readyz').expect(200, { status: 'ready' });
  });

  it('is published again when the bus has lost its store', async () => {
    const { url, bus } = await startOrders();
    const order = await aBuyer(url).reserve((await aTicketOnSale(bus)).id);
    const first = await bus.waitForPublished(orderCreated);
    bus.currentIncarnation = 'an empty one';
    await waitFor(() => bus.published(orderCreated).length > 1, { what: 'the event being published again' });
    const again = bus.published(orderCreated).map(({ id, data }) => [id, data.id]);
    expect(again).toEqual([
      [first.id, order.id],
      [first.id, order.id],
    ]);
  });
});

describe('orders on a real bus', () => {
  it('receives tickets and publishes orders', async () => {
    const environment = testEnvironment('orders');
    const url = await startReady(createOrdersService(readConfig(environment)));
    const bus = new NatsStreamingBus({
      url: environment.NATS_URL ?? '',
      clusterId: environment.NATS_CLUSTER_ID ?? '',
      clientId: 'orders-test',
      logger: createLogger('test', 'silent'),
    });
    const received: string[] = [];
    bus.start();
    bus.subscribe(orderCreated.subject, 'orders-test', async ({ payload }) => void received.push(payload));
    await waitFor(() => bus.missing() === undefined, { what: 'the bus being connected' });
    const ticket = aTicketCreated();
    await bus.publish(ticketCreated.subject, writeEvent(ticketCreated, 'tickets', ticket));
    const buyer = aBuyer(url);
    const order = await waitFor(async () => {
      const answer = await buyer.post({ ticketId: ticket.id });
      return answer.status === 201 && (answer.body as { id: string });
    });
    await waitFor(() => received.some((payload) => payload.includes(order.id)), {
      what: 'order:created being received',
    });
    await bus.stop();
  });
});

describe('orders without its database', () => {
  it('answers 503 while it is away, and recovers when it is back', async () => {
    const server = await startMongo();
    try {
      const { url, bus } = await startOrders({ env: { MONGO_URI: mongoUri(server, 'orders') } });
      const buyer = aBuyer(url);
      const order = await buyer.reserve((await aTicketOnSale(bus)).id);
      await server.kill();
      const answer = await buyer.show(order.id).expect(503);
      expect(answer.get('retry-after')).toMatch(/^\d+$/);
      expect(answer.body).toEqual({ errors: [{ message: expect.any(String) as string }] });
      await waitFor(async () => (await request(url).get('/readyz')).status === 503);
      await request(url).get('/healthz').expect(200);
      await server.resume();
      await waitFor(async () => (await request(url).get('/readyz')).status === 200, { within: 20_000 });
      expect((await buyer.show(order.id).expect(200)).body).toEqual(order);
    } finally {
      await stopAll();
      await server.stop();
    }
  });
});
