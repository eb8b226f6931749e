import { createLogger } from '@ticketing/common';
import { Redis } from '@ticketing/common/jobs';
import { RecordingBus, redisUrl, startRedis, uniqueName, waitFor, type ServerProcess } from '@ticketing/common/testing';
import type { Mail } from '../mails/mail';
import { SentMails } from './sent-mails';
import { sendOnce } from './send-once';

const mail: Mail = { to: 'ada@example.com', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' };
const bus = new RecordingBus();
let server: ServerProcess;
let redis: Redis;

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(redisUrl(server), createLogger('test', 'silent'));
  await redis.start();
});
afterAll(async () => {
  await redis.stop();
  await server.stop();
});

describe('the job of a mail', () => {
  it('sends nothing when the mail was sent before', async () => {
    const sent = new SentMails(redis, bus, uniqueName('confirmation'));
    let sends = 0;
    const work = sendOnce(async () => void (sends += 1), sent);
    const context = { id: 'mail', signal: new AbortController().signal };

    await work(mail, context);
    await work(mail, context);

    expect(sends).toBe(1);
  });

  it('keeps the mark for a week', async () => {
    const keyPrefix = uniqueName('confirmation');
    const sent = new SentMails(redis, bus, keyPrefix);
    await sendOnce(async () => undefined, sent)(mail, { id: 'mail', signal: new AbortController().signal });

    const days = (await redis.client.ttl(`${keyPrefix}:sent:mail`)) / (24 * 60 * 60);
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
  });

  it('marks a mail that was sent just before Redis went away', async () => {
    const sent = new SentMails(redis, bus, uniqueName('confirmation'));
    const work = sendOnce(() => server.kill(), sent);
    const worked = expect(work(mail, { id: 'mail', signal: new AbortController().signal })).resolves.toBeUndefined();
    await waitFor(() => redis.missing() !== undefined);

    await server.resume();
    await worked;

    await expect(sent.has('mail')).resolves.toBe(true);
  });

  it('does not prevent a service from stopping while Redis is away', async () => {
    const stopping = new AbortController();
    const working = sendOnce(() => server.kill(), new SentMails(redis, bus, uniqueName('confirmation')))(mail, {
      id: 'mail',
      signal: stopping.signal,
    });
    await waitFor(() => redis.missing() !== undefined);

    stopping.abort();

    await expect(working).rejects.toThrow();
    await server.resume();
  });
});
