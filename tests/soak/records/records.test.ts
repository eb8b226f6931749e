import { mongoUri, redisUrl, startMongo, startRedis, type ServerProcess } from '@ticketing/common/testing';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { checkLists } from './bounded-lists';
import { checkDocuments } from './expiring-documents';
import { checkKeys } from './expiring-keys';
import type { Finding } from './finding';
import { checkStreamLimit } from './stream-limit';

const servers: ServerProcess[] = [];
let mongo: MongoClient;
let redis: Redis;

beforeAll(async () => {
  const [mongod, redisServer] = await Promise.all([startMongo(), startRedis()]);
  servers.push(mongod, redisServer);
  mongo = await new MongoClient(mongoUri(mongod)).connect();
  redis = new Redis(redisUrl(redisServer));
});

afterAll(async () => {
  redis.disconnect();
  await mongo.close();
  await Promise.all(servers.map((server) => server.stop()));
});

afterEach(async () => {
  await redis.flushall();
  await Promise.all(['auth', 'orders', 'tickets'].map((name) => mongo.db(name).dropDatabase()));
});

const wrong = (findings: Finding[]) => findings.flatMap(({ what, wrong }) => (wrong ? [`${what}: ${wrong}`] : []));

const keys = () => mongo.db('orders').collection('idempotencykeys');

describe('the check of documents', () => {
  it('passes business records, and what MongoDB removes in time', async () => {
    await mongo.db('orders').collection('orders').insertOne({ status: 'complete' });
    await keys().createIndex({ createdAt: 1 }, { expireAfterSeconds: 86_400 });
    await keys().insertOne({ createdAt: new Date() });
    expect(wrong(await checkDocuments(mongo))).toEqual([]);
  });

  it('finds a collection without a TTL index', async () => {
    await keys().insertOne({ createdAt: new Date() });
    expect(wrong(await checkDocuments(mongo))).toEqual(['orders.idempotencykeys: no index lets them expire']);
  });

  it('finds a document that the TTL index ignores, and one that should be gone', async () => {
    await keys().createIndex({ createdAt: 1 }, { expireAfterSeconds: 86_400 });
    await keys().insertOne({ createdAt: 'yesterday' });
    expect(wrong(await checkDocuments(mongo))).toEqual(['orders.idempotencykeys: 1 have no date in createdAt']);
    await keys().deleteMany({});
    await keys().insertOne({ createdAt: new Date(Date.now() - 25 * 60 * 60_000) });
    expect(wrong(await checkDocuments(mongo))).toEqual(['orders.idempotencykeys: 1 should have expired minutes ago']);
  });
});

describe('the check of keys', () => {
  const ended = `expiration:ended:${'0'.repeat(24)}`;

  it('passes what expires, and what the queues need', async () => {
    await redis.set(ended, 1, 'EX', 60);
    await redis.set('expiration:expirations:id', 1);
    expect(wrong(await checkKeys(redis))).toEqual([]);
  });

  it('finds a key that never expires, known or not', async () => {
    await redis.set(ended, 1);
    await redis.set('confirmation:greeted:ada', 1);
    expect(wrong(await checkKeys(redis))).toEqual([
      `Redis keys: ended orders: 1 never expire, ${ended} among them`,
      'Redis keys: others: 1 never expire, confirmation:greeted:ada among them',
    ]);
  });
});

describe('the check of lists', () => {
  it('finds a ticket with an unbounded list of events', async () => {
    const published = Array.from({ length: 51 }, (_, n) => ({ id: `event${n}` }));
    await mongo.db('tickets').collection('tickets').insertOne({ published });
    expect(wrong(await checkLists(mongo))).toEqual(['published events of a ticket: one is longer than 50']);
  });
});

describe('the check of the stream', () => {
  it('finds a stream without a limit', () => {
    expect(checkStreamLimit(0).wrong).toBeDefined();
    expect(checkStreamLimit(512 * 2 ** 20)).toMatchObject({ found: 'limit 512 MB', wrong: undefined });
  });
});
