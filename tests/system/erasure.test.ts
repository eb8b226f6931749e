import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@ticketing/common/testing';
import { withBus } from '@ticketing/test-driver/bus-client';
import { channelsOf } from '@ticketing/test-driver/channels';
import { allDeadLetters } from '@ticketing/test-driver/dead-letters';
import { mailsTo } from '@ticketing/test-driver/mailbox';
import { expectStatus, Person } from '@ticketing/test-driver/person';
import { orderBecomes } from '@ticketing/test-driver/purchases';
import { Stack } from '@ticketing/test-driver/stack';
import { allKeys } from '@ticketing/test-driver/redis-keys';
import { stripeRecordsOf } from '@ticketing/test-driver/stripe-records';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';

const DATABASES = ['auth', 'tickets', 'orders', 'payments'];
/** What is kept for a day, or for 30, in case something gets lost. */
const RETENTION = { NATS_MAX_AGE: '30s', PUBLISHED_KEPT_SECONDS: '30', DEAD_LETTERS_KEPT_DAYS: String(30 / 86_400) };
const READ_WITHIN_MS = 5_000;

let stack: Stack;
let mongo: MongoClient;
let redis: Redis;

beforeAll(async () => {
  // A second from the request to the erasure.
  stack = await Stack.start(['--no-client'], { ERASURE_DAYS: '0.00001', ...RETENTION });
  mongo = await MongoClient.connect(stack.file.mongoUri);
  redis = new Redis(stack.file.redisUrl);
});

afterAll(async () => {
  redis.disconnect();
  await mongo.close();
  await stack.stop();
});

/** The collections with a document that has a text. */
async function collectionsWith(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of DATABASES) {
    for (const collection of await mongo.db(name).collections()) {
      const documents = await collection.find().toArray();
      if (JSON.stringify(documents).includes(text)) found.push(`${name}.${collection.collectionName}`);
    }
  }
  return found;
}

/** The keys in Redis whose value has a text. */
async function keysWith(text: string): Promise<string[]> {
  const reads: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, 0, -1),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  const found: string[] = [];
  for (const key of await allKeys(redis)) {
    const value = await reads[await redis.type(key)]?.(key);
    if (`${key} ${JSON.stringify(value)}`.includes(text)) found.push(key);
  }
  return found;
}

/** The channels of the bus with a message that has a text. */
async function channelsWith(text: string): Promise<string[]> {
  const filled = (await channelsOf(stack)).filter(({ msgs }) => msgs > 0);
  return withBus(stack, async (bus) => {
    const found = filled.map(async ({ name, last_seq: last }) => {
      // The last message may be forgotten meanwhile, as all before it.
      const messages = await Promise.race([bus.read(name, last), delay(READ_WITHIN_MS, [] as string[])]);
      return messages.some((message) => message.includes(text)) ? [name] : [];
    });
    return (await Promise.all(found)).flat();
  });
}

/** Everything that keeps a text. */
const keptOf = async (text: string): Promise<string[]> => [
  ...(await collectionsWith(text)),
  ...(await keysWith(text)),
  ...(await channelsWith(text)),
  ...(await allDeadLetters(stack)).filter((letter) => JSON.stringify(letter).includes(text)).map(({ id }) => id),
];

/** Events that nobody can handle, with the email of a person: of a service with MongoDB, and of one with Redis. */
const publishPoison = (email: string) =>
  withBus(stack, async (bus) => {
    for (const subject of ['ticket:created', 'payment:refunded']) await bus.publish(subject, `no event of ${email}`);
  });

/** The logs with a text. */
function logsWith(text: string): string[] {
  const folder = join(stack.folder, 'logs');
  const ours = readdirSync(folder).filter((file) => !/^(mongo|nats|redis|sendgrid|stripe)/.test(file));
  return ours.filter((file) => readFileSync(join(folder, file), 'utf8').includes(text));
}

describe('an erased account', () => {
  it('is in no store, channel, dead letter or log any more, gets no mail, and the books still add up', async () => {
    const [leaving, seller] = [await Person.signedUp(stack.gateway), await Person.signedUp(stack.gateway)];
    const own = await leaving.sells('Offered by who leaves');
    const sold = await seller.sells('Bought by who leaves', 30);
    const bought = await leaving.reserves(sold.id);
    expectStatus(201, await leaving.pays(bought.id));
    await orderBecomes(leaving, bought.id, 'complete', 20_000);
    expectStatus(202, await leaving.post(`/api/orders/${bought.id}/mail`));
    const unpaid = await leaving.reserves((await seller.sells('Never paid')).id);
    const reserved = await seller.reserves(own.id);
    await publishPoison(leaving.email);
    const everywhere = [
      ...DATABASES.map((name) => expect.stringContaining(`${name}.`) as string),
      'order:created',
      'order:mail-due',
    ];
    const letters = ['orders.deadletters', 'deadletters:confirmation'];
    const areKept = async () => {
      expect(await keptOf(leaving.email)).toEqual(expect.arrayContaining([...everywhere, ...letters]));
      return true;
    };
    await waitFor(areKept, { within: 20_000 });

    const left = await leaving.deleteAccount();
    expect(left.status).toBe(202);
    const gone = async () => (await keptOf(leaving.email)).length === 0;
    await waitFor(gone, { within: 90_000 }).catch(() => undefined);
    expect(await keptOf(leaving.email)).toEqual([]);

    expect(logsWith(leaving.email)).toEqual([]);
    const { data: ticket } = await seller.get<{ status: string }>(`/api/tickets/${own.id}`);
    expect(ticket.status).toBe('withdrawn');
    await orderBecomes(seller, reserved.id, 'cancelled', 20_000);
    const orders = mongo.db('orders').collection('orders');
    const kept = await orders.find({ userEmail: /^deleted-[0-9a-f]{24}@invalid$/ }).toArray();
    const statusOf = ({ id }: { id: string }) => kept.find(({ _id }) => _id.toHexString() === id)?.status as string;
    expect([statusOf(bought), statusOf(unpaid)]).toEqual(['complete', 'cancelled']);
    expect((await stripeRecordsOf(stack, bought.id)).charged).toMatchObject([{ amount: 3_000 }]);
    const payment = await mongo.db('payments').collection('payments').findOne({ orderId: bought.id });
    expect(payment).toMatchObject({ amount: 3_000, userEmail: expect.stringMatching(/@invalid$/) as string });
    const before = (await mailsTo(stack, leaving.email)).length;
    expect(await mailsTo(stack, `deleted-${payment?.userId as string}@invalid`)).toEqual([]);
    expect((await mailsTo(stack, leaving.email)).length).toBe(before);
    const again = await leaving.post('/api/users/signin', { email: leaving.email, password: leaving.password });
    expect(again.status).toBe(400);
  });
});
