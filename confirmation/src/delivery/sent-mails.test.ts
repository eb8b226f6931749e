import { createLogger, UnavailableError } from '@ticketing/common';
import { Redis } from '@ticketing/common/jobs';
import { RecordingBus, redisUrl, startRedis, type ServerProcess } from '@ticketing/common/testing';
import { SentMails } from './sent-mails';

let server: ServerProcess;
let redis: Redis;
let bus: RecordingBus;
let sent: SentMails;

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(redisUrl(server), createLogger('test', 'silent'));
  await redis.start();
});
beforeEach(async () => {
  await redis.client.flushall();
  bus = new RecordingBus();
  sent = new SentMails(redis, bus, 'confirmation');
});
afterAll(async () => {
  await redis.stop();
  await server.stop();
});

/** Simulates a server that restarts with an empty store. */
const wipeBus = () => {
  bus.messages.length = 0;
  bus.currentIncarnation = 'another';
};

const has = (...ids: string[]) => Promise.all(ids.map((id) => sent.has(id)));

describe('the sent mails', () => {
  it('contain what was marked, and nothing else', async () => {
    await sent.mark('one');
    expect(await has('one', 'two')).toEqual([true, false]);
  });

  it('survive a Redis that loses its data', async () => {
    await sent.mark('one');
    await redis.client.flushall();
    expect(await has('one', 'two')).toEqual([true, false]);
  });

  it('ignore receipts that are not the id of a mail', async () => {
    await sent.mark('one');
    for (const garbage of ['', 'no receipt', 'x'.repeat(1_000)]) await bus.publish('confirmation:sent', garbage);
    await redis.client.flushall();
    expect(await sent.has('one')).toBe(true);
    expect(await redis.client.keys('confirmation:sent:*')).toEqual(['confirmation:sent:one']);
  });

  it('survive a Redis and then a bus that lose their data, after a query in between', async () => {
    await sent.mark('one');
    await redis.client.flushall();
    await sent.has('two');
    wipeBus();
    expect(await has('one', 'two')).toEqual([true, false]);
  });

  it('survive a bus and then a Redis that lose their data, after a query for the mail in between', async () => {
    await sent.mark('one');
    wipeBus();
    await sent.has('one');
    await redis.client.flushall();
    expect(await has('one', 'two')).toEqual([true, false]);
  });

  it('survive a bus and then a Redis that lose their data, after a restore in between', async () => {
    await sent.mark('one');
    await sent.mark('two');
    await sent.restore();
    wipeBus();
    await sent.restore();
    await redis.client.flushall();
    expect(await has('one', 'two', 'three')).toEqual([true, true, false]);
  });

  it('are published again to an empty bus, also when it goes away in the middle', async () => {
    await sent.mark('one');
    await sent.mark('two');
    wipeBus();
    const publish = bus.publish.bind(bus);
    bus.publish = async (subject, payload) => {
      if (payload === 'two') throw new UnavailableError();
      return publish(subject, payload);
    };
    await expect(sent.restore()).rejects.toThrow(UnavailableError);
    bus.publish = publish;
    await sent.restore();
    await redis.client.flushall();
    expect(await has('one', 'two')).toEqual([true, true]);
  });

  it('have one receipt each', async () => {
    await sent.mark('one');
    await sent.restore();
    await sent.restore();
    expect(bus.messages).toHaveLength(1);
  });

  it('contain a mail without a receipt, and publish the receipt at the next query', async () => {
    bus.away = true;
    await sent.mark('one').catch(() => undefined);
    bus.away = false;
    expect(await has('one')).toEqual([true]);
    await redis.client.flushall();
    expect(await has('one')).toEqual([true]);
  });

  it('are unavailable while Redis has lost its data and the bus is away', async () => {
    await sent.mark('one');
    await redis.client.flushall();
    bus.away = true;
    await expect(sent.has('one')).rejects.toThrow(UnavailableError);
  });

  it('are read from the bus once, not for each mail', async () => {
    let readings = 0;
    const read = bus.history.bind(bus);
    bus.history = (subject) => {
      readings += 1;
      return read(subject);
    };
    await has('one', 'two', 'three');
    await has('one', 'two', 'three');
    expect(readings).toBe(1);
  });
});
