import {
  createLogger,
  NatsStreamingBus,
  orderCompleted,
  paymentRefunded,
  publishEvent,
  UnavailableError,
} from '@ticketing/common';
import {
  anOrderCompleted,
  anOrderCreated,
  redisUrl,
  startReady,
  startRedis,
  stopAll,
  TcpProxy,
  testEnvironment,
  uniqueName,
  waitFor,
  type RecordingBus,
  type ServerProcess,
} from '@ticketing/common/testing';
import axios from 'axios';
import { readConfig } from './config';
import { createConfirmationService } from './service';
import { SendGridServer } from './testing/sendgrid-server';
import { aPaymentRefunded, confirmationEnvironment, startConfirmation } from './testing/start-confirmation';

let sendGrid: SendGridServer;
let redis: ServerProcess;

beforeAll(async () => {
  [sendGrid, redis] = await Promise.all([SendGridServer.start(), startRedis()]);
});
afterEach(stopAll);
afterAll(() => Promise.all([sendGrid.stop(), redis.stop()]));

const anOrderOf = (email: string) => anOrderCompleted(anOrderCreated({ userEmail: email }));
const failing = (times: number) => sendGrid.failNext(...Array.from({ length: times }, () => 500));

/** Delivers an event until it is acknowledged, as the bus does. */
const deliverUntilDone = (bus: RecordingBus, order: ReturnType<typeof anOrderOf>) =>
  waitFor(() => bus.deliver(orderCompleted, order).then(() => true), { within: 25_000 });

describe('without the bus', () => {
  it('is not ready, since it can do nothing', async () => {
    const { bus, url } = await startConfirmation(sendGrid);
    bus.away = true;
    const { status, data } = await axios.get<unknown>(`${url}/readyz`, { validateStatus: null });
    expect([status, data]).toEqual([503, { errors: [{ message: 'bus: the bus is away' }] }]);
  });
});

describe('while SendGrid fails', () => {
  it('tries again until the mail is accepted, and sends it once', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = anOrderOf('patient@example.com');
    failing(3);

    await deliverUntilDone(bus, order);

    expect(sendGrid.sentTo(order.email)).toHaveLength(1);
  });

  it('does not acknowledge the event', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = anOrderOf('later@example.com');
    failing(100);

    await expect(bus.deliver(orderCompleted, order)).rejects.toThrow(UnavailableError);
    failing(0);
    await deliverUntilDone(bus, order);

    expect(sendGrid.sentTo(order.email)).toHaveLength(1);
  });

  it('makes a dead letter of a mail that is refused permanently, and sends the next', async () => {
    const { bus, url } = await startConfirmation(sendGrid);
    const refused = aPaymentRefunded({ email: sendGrid.refusedAddress });

    await bus.deliver(paymentRefunded, refused);
    await bus.deliver(paymentRefunded, aPaymentRefunded({ email: 'next@example.com' }));

    expect(sendGrid.sentTo('next@example.com')).toHaveLength(1);
    const { data } = await axios.get<unknown>(`${url}/dead-letters`);
    expect(data).toMatchObject([
      { subject: 'payment:refunded', reason: 'SendGrid refuses the mail: no: 400 (to)', payload: { data: refused } },
    ]);
  });

  it('sends a mail whose dead letter an operator replays', async () => {
    const { bus, url } = await startConfirmation(sendGrid);
    const refund = aPaymentRefunded({ email: sendGrid.refusedAddress });
    await bus.deliver(paymentRefunded, refund);
    const [letter] = (await axios.get<{ id: string }[]>(`${url}/dead-letters`)).data;
    sendGrid.refusedAddress = 'other@example.com';

    const { status } = await axios.post(`${url}/dead-letters/${letter?.id}/replay`);

    expect(status).toBe(202);
    expect(sendGrid.sentTo(refund.email)).toHaveLength(1);
    expect((await axios.get<unknown>(`${url}/dead-letters`)).data).toEqual([]);
    sendGrid.refusedAddress = refund.email;
  });
});

describe('a replica that loses its connection while it is sending', () => {
  it('is replaced by another one, which sends the mail', async () => {
    const keyPrefix = uniqueName('confirmation');
    const order = anOrderOf('heir@example.com');
    const proxy = await TcpProxy.before(redis.port);
    const gone = await startConfirmation(sendGrid, { keyPrefix, redisUrl: `redis://127.0.0.1:${proxy.port}` });
    const before = sendGrid.requests;
    sendGrid.failNext('silence');
    const unanswered = gone.bus.deliver(orderCompleted, order).catch(() => undefined);
    await waitFor(() => sendGrid.requests > before);

    // What Redis sees of a killed process: its connections close, its lock is not renewed, its job stays in hand.
    proxy.cut();
    const heir = await startConfirmation(sendGrid, { keyPrefix, redisUrl: redisUrl(redis) });
    await deliverUntilDone(heir.bus, order);

    expect(sendGrid.sentTo(order.email)).toHaveLength(1);
    sendGrid.hangUp();
    await unanswered;
  });
});

describe('on a real bus', () => {
  it('sends the mail of an event after Redis has lost its data', async () => {
    const config = readConfig(confirmationEnvironment(sendGrid, redisUrl(redis)));
    const { service } = createConfirmationService(config, { keyPrefix: uniqueName('confirmation') });
    await startReady({ service });
    const { NATS_URL: url, NATS_CLUSTER_ID: clusterId } = config;
    const clientId = uniqueName('orders');
    const bus = new NatsStreamingBus({ url, clusterId, clientId, logger: createLogger('test', 'silent') });
    bus.start();
    await waitFor(() => bus.missing() === undefined);
    const order = anOrderOf('flushed@example.com');
    failing(1_000);
    const before = sendGrid.requests;
    await publishEvent(bus, orderCompleted, 'orders', order, { id: uniqueName('event') });
    await waitFor(() => sendGrid.requests > before);

    await redis.kill();
    await redis.wipe();
    failing(0);
    await redis.resume();

    await waitFor(() => sendGrid.sentTo(order.email).length > 0, { within: 20_000 });
    expect(sendGrid.sentTo(order.email)).toHaveLength(1);
    await bus.stop();
  });
});

describe('an invalid event', () => {
  it('becomes a dead letter, and later events are handled', async () => {
    const { bus, url } = await startConfirmation(sendGrid);

    await bus.deliverText(orderCompleted.subject, 'no event');
    await bus.deliver(orderCompleted, anOrderOf('after-poison@example.com'));

    expect(sendGrid.sentTo('after-poison@example.com')).toHaveLength(1);
    expect((await axios.get<unknown>(`${url}/dead-letters`)).data).toMatchObject([
      { reason: 'not a CloudEvent in JSON', payload: 'no event' },
    ]);
  });
});

describe('the HTTP interface', () => {
  it('answers 404 in the shape of every error to any other path', async () => {
    const { url } = await startConfirmation(sendGrid);

    const { status, data } = await axios.get<unknown>(`${url}/api/mails`, { validateStatus: null });

    expect([status, data]).toEqual([404, { errors: [{ message: 'Not found' }] }]);
  });
});

describe('an invalid configuration', () => {
  it('is refused with all errors', () => {
    const env = {
      ...testEnvironment('confirmation'),
      SENDGRID_API_KEY: 'secret',
      MAIL_FROM: 'no address',
      CURRENCY: '£',
      SENDGRID_WEBHOOK_KEY: 'made up',
    };

    expect(() => readConfig(env)).toThrow(/SENDGRID_API_KEY.*\n.*SENDGRID_WEBHOOK_KEY.*\n.*MAIL_FROM.*\n.*CURRENCY/);
  });
});
