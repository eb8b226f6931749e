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

/** The server comes back with an empty store. */
const wipeBus = () => {
  bus.messages.length = 0;
  bus.currentIncarnation = 'another';
};

const knows = (...ids: string[]) => Promise.all(ids.map((id) => sent.has(id)));

describe('the memory of sent mails', () => {
  it('knows what was sent, and nothing else', async () => {
    await sent.mark('one');
    expect(await knows('one', 'two')).toEqual([true, false]);
  });

  it('survives a Redis that loses everything', async () => {
    await sent.mark('one');
    await redis.client.flushall();
    expect(await knows('one', 'two')).toEqual([true, false]);
  });

  it('keeps nothing that can be no receipt', async () => {
    await sent.mark('one');
    for (const garbage of ['', 'no receipt', 'x'.repeat(1_000)]) await bus.publish('confirmation:sent', garbage);
    await redis.client.flushall();
    expect(await sent.has('one')).toBe(true);
    expect(await redis.client.keys('confirmation:sent:*')).toEqual(['confirmation:sent:one']);
  });

  it('survives a Redis and then a bus that lose everything, once it was asked in between', async () => {
    await sent.mark('one');
    await redis.client.flushall();
    await sent.has('two');
    wipeBus();
    expect(await knows('one', 'two')).toEqual([true, false]);
  });

  it('survives a bus and then a Redis that lose everything, once the mail was asked for in between', async () => {
    await sent.mark('one');
    wipeBus();
    await sent.has('one');
    await redis.client.flushall();
    expect(await knows('one', 'two')).toEqual([true, false]);
  });

  it('survives a bus and then a Redis that lose everything, though nobody asked for the mail in between', async () => {
    await sent.mark('one');
    await sent.mark('two');
    await sent.restore();
    wipeBus();
    await sent.restore();
    await redis.client.flushall();
    expect(await knows('one', 'two', 'three')).toEqual([true, true, false]);
  });

  it('tells a bus that came back empty everything, also when the bus goes away again in the middle', async () => {
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
    expect(await knows('one', 'two')).toEqual([true, true]);
  });

  it('leaves each receipt once', async () => {
    await sent.mark('one');
    await sent.restore();
    await sent.restore();
    expect(bus.messages).toHaveLength(1);
  });

  it('counts a mail as sent that the bus took no receipt of, and leaves it the next time', async () => {
    bus.away = true;
    await sent.mark('one').catch(() => undefined);
    bus.away = false;
    expect(await knows('one')).toEqual([true]);
    await redis.client.flushall();
    expect(await knows('one')).toEqual([true]);
  });

  it('does not guess while Redis has forgotten everything and the bus is away', async () => {
    await sent.mark('one');
    await redis.client.flushall();
    bus.away = true;
    await expect(sent.has('one')).rejects.toThrow(UnavailableError);
  });

  it('is asked of the bus once, not for every mail', async () => {
    let readings = 0;
    const read = bus.history.bind(bus);
    bus.history = (subject) => {
      readings += 1;
      return read(subject);
    };
    await knows('one', 'two', 'three');
    await knows('one', 'two', 'three');
    expect(readings).toBe(1);
  });
});
