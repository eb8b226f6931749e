import { once } from 'node:events';
import stan from 'node-nats-streaming';
import pino from 'pino';
import { natsUrl, startNatsStreaming, TEST_CLUSTER_ID, uniqueName, waitFor, type ServerProcess } from '../../testing';
import { BusUnavailableError, type BusHandler } from '../bus';
import { NatsStreamingBus } from './nats-streaming-bus';

let server: ServerProcess;
const buses: NatsStreamingBus[] = [];

beforeEach(async () => {
  server = await startNatsStreaming();
});

afterEach(async () => {
  await Promise.all(buses.splice(0).map((bus) => bus.stop()));
  await server.stop();
});

function aBus(ackWaitMs = 1_000): NatsStreamingBus {
  const options = { url: natsUrl(server), clusterId: TEST_CLUSTER_ID, logger: pino({ level: 'silent' }) };
  const bus = new NatsStreamingBus({ ...options, clientId: 'test', ackWaitMs });
  buses.push(bus);
  bus.start();
  return bus;
}

const ready = (bus: NatsStreamingBus) =>
  waitFor(() => bus.missing() === undefined, { within: 20_000, what: 'the bus' });

function collector() {
  const received: string[] = [];
  const handler: BusHandler = async ({ payload }) => void received.push(payload);
  return { received, handler };
}

describe('the bus on NATS Streaming', () => {
  it('gives a new group everything that was published before it came', async () => {
    const bus = aBus();
    await ready(bus);
    await bus.publish('a', 'one');
    const { received, handler } = collector();
    bus.subscribe('a', uniqueName('group'), handler);
    await waitFor(() => received.length === 1);
    expect(received).toEqual(['one']);
  });

  it('marks a message that is not UTF-8', async () => {
    const bus = aBus();
    const garbled = new Map<string, boolean | undefined>();
    bus.subscribe('a', 'group', async (message) => void garbled.set(message.payload, message.garbled));
    await ready(bus);
    const client = stan.connect(TEST_CLUSTER_ID, 'sender-of-bytes', { url: natsUrl(server) });
    await once(client, 'connect');
    for (const bytes of [Buffer.from([0x61, 0xff]), Buffer.from('ä')]) client.publish('a', bytes);
    await waitFor(() => garbled.size === 2);
    client.close();
    expect([...garbled]).toEqual([
      ['a\ufffd', true],
      ['ä', false],
    ]);
  });

  it('gives a message to one member of a group', async () => {
    const [first, second] = [aBus(), aBus()];
    const { received, handler } = collector();
    first.subscribe('a', 'group', handler);
    second.subscribe('a', 'group', handler);
    await Promise.all([ready(first), ready(second)]);
    for (let n = 0; n < 20; n += 1) await first.publish('a', String(n));
    await waitFor(() => received.length >= 20);
    expect(new Set(received).size).toBe(received.length);
  });

  it('delivers a message again when its handler rejects, and counts', async () => {
    const bus = aBus();
    const deliveries: number[] = [];
    bus.subscribe('a', 'group', async (message) => {
      deliveries.push(message.deliveries);
      if (deliveries.length < 3) throw new Error('not yet');
    });
    await ready(bus);
    await bus.publish('a', 'one');
    await waitFor(() => deliveries.length === 3);
    expect(deliveries).toEqual([1, 2, 3]);
  });

  it('refuses to publish while the server is away, and is not ready', async () => {
    const bus = aBus();
    await ready(bus);
    await server.kill();
    await waitFor(() => bus.missing());
    await expect(bus.publish('a', 'one')).rejects.toThrow(BusUnavailableError);
  });

  it('counts a publication as failed when the server dies before it acknowledges', async () => {
    const bus = aBus();
    await ready(bus);
    const publication = Promise.allSettled(Array.from({ length: 200 }, (_, n) => bus.publish('a', String(n))));
    await server.kill();
    const outcomes = await publication;
    await server.resume();
    await ready(bus);
    const { received, handler } = collector();
    bus.subscribe('a', 'group', handler);
    // A server that has just come back may be too slow for the subscription: the session is replaced once more.
    await waitFor(() => bus.publish('a', 'last').then(() => true), { within: 20_000 });
    await waitFor(() => received.includes('last'));
    const acknowledged = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [String(n)] : []));
    expect(received).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeLessThan(200);
  });

  it.each(['with its store', 'empty'])(
    'comes back with its subscriptions when the server comes back %s',
    async (how) => {
      const bus = aBus();
      const { received, handler } = collector();
      bus.subscribe('a', 'group', handler);
      await ready(bus);
      const before = bus.incarnation();
      await bus.publish('a', 'before');
      await waitFor(() => received.includes('before'));
      await server.kill();
      if (how === 'empty') await server.wipe();
      await server.resume();
      await waitFor(() => bus.publish('a', 'after').then(() => true), { within: 30_000 });
      await waitFor(() => received.includes('after'));
      expect(bus.incarnation() === before).toBe(how === 'with its store');
    },
  );

  it('returns everything that was published on a subject, delivered or not', async () => {
    const bus = aBus();
    const { received, handler } = collector();
    bus.subscribe('a', 'group', handler);
    await ready(bus);
    for (let n = 0; n < 3; n += 1) await bus.publish('a', String(n));
    await waitFor(() => received.length === 3);
    expect(await bus.history('a', 60_000)).toEqual(['0', '1', '2']);
    expect(await bus.history('a', 60_000)).toEqual(['0', '1', '2']);
    expect(await bus.history('b', 60_000)).toEqual([]);
  });

  it('rejects instead of returning half of a history when the server goes away', async () => {
    const bus = aBus();
    await ready(bus);
    await bus.publish('a', 'one');
    await server.kill();
    await expect(bus.history('a', 60_000)).rejects.toThrow(BusUnavailableError);
  });

  it('starts while the server is away and is ready when it comes', async () => {
    await server.kill();
    const bus = aBus();
    expect(bus.missing()).toBeDefined();
    await server.resume();
    await ready(bus);
    await bus.publish('a', 'one');
  });

  it('finishes what is in hand when it stops', async () => {
    const bus = aBus();
    let finish = () => undefined as void;
    let finished = false;
    const handed = new Promise<void>((resolve) => {
      bus.subscribe('a', 'group', async () => {
        resolve();
        await new Promise<void>((done) => (finish = done));
        finished = true;
      });
    });
    await ready(bus);
    await bus.publish('a', 'one');
    await handed;
    const stopped = bus.stop();
    finish();
    await stopped;
    expect(finished).toBe(true);
    const { received, handler } = collector();
    const next = aBus();
    next.subscribe('a', 'group', handler);
    await ready(next);
    await next.publish('a', 'two');
    await waitFor(() => received.includes('two'));
    expect(received).toEqual(['two']);
  });

  it('begins no event once it drains, gives those it did not take to another member, and goes on publishing', async () => {
    const [leaving, staying] = [aBus(30_000), aBus(30_000)];
    const began: string[] = [];
    let finish = () => undefined as void;
    leaving.subscribe('a', 'group', async ({ payload }) => {
      began.push(payload);
      await new Promise<void>((done) => (finish = done));
    });
    await Promise.all([ready(leaving), ready(staying)]);
    await leaving.publish('a', 'in hand');
    await waitFor(() => began.length === 1);
    const drained = leaving.drain();
    await leaving.publish('a', 'not begun');
    const { received, handler } = collector();
    staying.subscribe('a', 'group', handler);
    finish();
    await drained;
    await leaving.publish('b', 'the last request');
    await waitFor(() => received.includes('not begun'), {
      what: 'the other member having it, long before it is redelivered',
    });
    expect([began, received]).toEqual([['in hand'], ['not begun']]);
  });
});
