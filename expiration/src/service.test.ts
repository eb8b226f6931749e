import {
  createLogger,
  expirationComplete,
  NatsStreamingBus,
  orderCreated,
  publishEvent,
  readEvent,
} from '@ticketing/common';
import {
  anOrderCreated,
  redisUrl,
  startReady,
  startRedis,
  stopAll,
  testEnvironment,
  uniqueName,
  waitFor,
  type ServerProcess,
} from '@ticketing/common/testing';
import axios from 'axios';
import { readConfig } from './config';
import { createExpirationService } from './service';
import { inMs, startExpiration } from './testing/start-expiration';

afterEach(stopAll);

describe('the service without the bus', () => {
  it('is not ready, since it can do nothing', async () => {
    const { bus, url } = await startExpiration();
    bus.away = true;
    const { status, data } = await axios.get<unknown>(`${url}/readyz`, { validateStatus: null });
    expect([status, data]).toEqual([503, { errors: [{ message: 'bus: the bus is away' }] }]);
  });
});

describe('the service on a real bus', () => {
  it('receives a reservation and publishes when its time is over', async () => {
    const env = testEnvironment('expiration');
    const bus = new NatsStreamingBus({
      url: env.NATS_URL ?? '',
      clusterId: env.NATS_CLUSTER_ID ?? '',
      clientId: uniqueName('orders'),
      logger: createLogger('test', 'silent'),
    });
    const order = anOrderCreated({ expiresAt: inMs(500) });
    const received: string[] = [];
    bus.subscribe(expirationComplete.subject, uniqueName('orders'), async ({ payload }) => {
      received.push(readEvent(expirationComplete, payload).data.orderId);
    });
    bus.start();
    await startReady(createExpirationService(readConfig(env), { keyPrefix: uniqueName('expiration') }));
    await waitFor(() => bus.missing() === undefined);

    await publishEvent(bus, orderCreated, 'orders', order, { id: uniqueName('event') });

    await waitFor(() => received.includes(order.id));
    await bus.stop();
  });
});

describe('the service and its Redis', () => {
  let redis: ServerProcess;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it('is not ready while Redis is away, and publishes later what was due meanwhile', async () => {
    const { bus, service, url } = await startExpiration({ redisUrl: redisUrl(redis) });
    const [due, ahead] = [anOrderCreated({ expiresAt: inMs(700) }), anOrderCreated({ expiresAt: inMs(5_000) })];
    await bus.deliver(orderCreated, due);
    await bus.deliver(orderCreated, ahead);

    await redis.kill();
    await waitFor(() => service.missing().redis !== undefined);
    const { status } = await axios.get(`${url}/readyz`, { validateStatus: null });
    expect(status).toBe(503);
    await expect(bus.deliver(orderCreated, anOrderCreated())).rejects.toThrow();
    await waitFor(() => Date.now() > Date.parse(due.expiresAt));
    await redis.resume();

    await waitFor(() => bus.published(expirationComplete).length === 2);
    expect(bus.published(expirationComplete).map(({ data }) => data.orderId)).toEqual([due.id, ahead.id]);
    expect(Date.now() - Date.parse(ahead.expiresAt)).toBeLessThan(2_000);
  });

  it('goes on with new reservations after Redis has lost its data', async () => {
    const { bus, service } = await startExpiration({ redisUrl: redisUrl(redis) });
    await bus.deliver(orderCreated, anOrderCreated({ expiresAt: inMs(600) }));
    await redis.kill();
    await redis.wipe();
    await redis.resume();
    await waitFor(() => Object.keys(service.missing()).length === 0);

    const next = anOrderCreated({ expiresAt: inMs(900) });
    await bus.deliver(orderCreated, next);
    await bus.waitForPublished(expirationComplete);

    expect(bus.published(expirationComplete).map(({ data }) => data.orderId)).toEqual([next.id]);
  });

  it('starts without Redis and becomes ready once it is reachable', async () => {
    await redis.kill();
    const env = { ...testEnvironment('expiration'), REDIS_URL: redisUrl(redis) };
    const { service } = createExpirationService(readConfig(env), { keyPrefix: uniqueName('expiration') });
    await service.start();
    expect(service.missing()).toMatchObject({ redis: 'Redis is away' });

    await redis.resume();

    await waitFor(() => Object.keys(service.missing()).length === 0);
    await service.stop();
  });
});

describe('an invalid event', () => {
  it('becomes a dead letter that operators can list, and later events are handled', async () => {
    const { bus, url } = await startExpiration();

    await bus.deliverText(orderCreated.subject, '{"id":');
    await bus.deliver(orderCreated, anOrderCreated({ expiresAt: inMs(0) }));

    await bus.waitForPublished(expirationComplete);
    const { data } = await axios.get<unknown>(`${url}/dead-letters`);
    expect(data).toMatchObject([{ subject: 'order:created', reason: 'not a CloudEvent in JSON', attempts: 1 }]);
  });
});

describe('the HTTP interface', () => {
  it('answers 404 in the shape of every error, since there is no API', async () => {
    const { url } = await startExpiration();

    const { status, data } = await axios.get<unknown>(`${url}/api/expirations`, { validateStatus: null });

    expect([status, data]).toEqual([404, { errors: [{ message: 'Not found' }] }]);
  });

  it('counts the jobs by outcome', async () => {
    const { bus, url } = await startExpiration();
    await bus.deliver(orderCreated, anOrderCreated({ expiresAt: inMs(0) }));
    await bus.waitForPublished(expirationComplete);

    await waitFor(async () => {
      const { data } = await axios.get<string>(`${url}/metrics`);
      return data.includes('job_attempts_total{outcome="done",service="expiration"} 1');
    });
  });
});

describe('an invalid configuration', () => {
  it('is refused with all errors', () => {
    const env = { ...testEnvironment('expiration'), REDIS_URL: 'http://redis', NATS_URL: '' };

    expect(() => readConfig(env)).toThrow(/REDIS_URL[^]*NATS_URL|NATS_URL[^]*REDIS_URL/);
  });
});
