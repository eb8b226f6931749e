import { Router, type Express } from 'express';
import pino from 'pino';
import request from 'supertest';
import { ConflictError, PaymentDeclinedError, UnavailableError } from '../errors/errors';
import { Mongo } from './mongo';
import { createMetrics, measureRequests } from '../service/metrics';
import { aUser, sessionCookieOf, sharedServers, TcpProxy, TEST_JWT_KEY, uniqueName, waitFor } from '../testing';
import { createApp } from '../http/app';
import { IdempotencyKeys, type Answer, type Work } from './idempotency-keys';
import { requireSession } from '../http/session';

const logger = pino({ level: 'silent' });
const user = aUser();
let mongo: Mongo;

beforeAll(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('keys')}`, logger);
  mongo.prepare(() => new IdempotencyKeys(mongo.connection).createIndexes());
  await mongo.start();
});

/** Ends what a test that failed half-way has left stalled. */
const stalled = new Set<() => void>();

afterEach(async () => {
  for (const end of stalled) end();
  await mongo.connection.collection('idempotencykeys').deleteMany();
});

afterAll(async () => {
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

/** An app with one route that does `work`; a new one is a restart. */
function appDoing(work: Work, { connection } = mongo): Express {
  const router = Router();
  router.post('/api/things', requireSession, new IdempotencyKeys(connection).once(work));
  router.post('/api/others', requireSession, new IdempotencyKeys(connection).once(work));
  return createApp({
    logger,
    proxyHops: 1,
    session: { key: TEST_JWT_KEY },
    measure: measureRequests(createMetrics('test')),
    operations: [],
    requireReady: (_req, _res, next) => next(),
    routers: [router],
  });
}

const post = (app: Express, key: string, body: object = { a: 1, b: 2 }, who = user, path = '/api/things') =>
  request(app).post(path).set('Cookie', sessionCookieOf(who)).set('Idempotency-Key', key).send(body);

/** Work that counts how often it is done. */
function counting(status = 201) {
  const ids: string[] = [];
  const work: Work = async (_req, newId) => {
    ids.push(newId.toHexString());
    return { status, body: { n: ids.length } };
  };
  return { ids, work };
}

/** Work that ends or fails when the test decides. */
function stalling() {
  const ids: string[] = [];
  let end: (outcome: Answer | Promise<never>) => void = () => undefined;
  const outcome = new Promise<Answer>((resolve) => (end = resolve));
  const work: Work = (_req, newId) => {
    ids.push(newId.toHexString());
    return outcome;
  };
  stalled.add(() => end({ status: 200, body: {} }));
  return { ids, work, end, begun: () => waitFor(() => ids.length > 0, { what: 'the work being begun' }) };
}

/** A first try whose process stood still for so long that the key is free for others. */
async function takenForDead() {
  const { work, begun, end } = stalling();
  const status = post(appDoing(work), 'key').then((answer) => answer.status);
  await begun();
  await mongo.connection.collection('idempotencykeys').updateOne({}, { $set: { heldUntil: new Date(0) } });
  return {
    /** @returns the status that its caller gets */
    end: (outcome: Answer | Promise<never>) => {
      end(outcome);
      return status;
    },
  };
}

describe('an Idempotency-Key', () => {
  it('is taken with a body that is nested deeper than any stack', async () => {
    const { ids, work } = counting();
    const app = appDoing(work);
    const deep = `{"a":${'['.repeat(45_000)}${']'.repeat(45_000)}}`;
    const send = () =>
      request(app)
        .post('/api/things')
        .set({ Cookie: sessionCookieOf(user), 'Idempotency-Key': 'deep' })
        .type('json')
        .send(deep);
    await send().expect(201);
    await send().expect(201);
    expect(ids).toHaveLength(1);
  });

  it('gets the first answer again, also after a restart and with the fields in another order', async () => {
    const { ids, work } = counting();
    const first = await post(appDoing(work), 'key').expect(201);
    const again = await post(appDoing(work), 'key', { b: 2, a: 1 }).expect(201);
    expect(again.body).toEqual(first.body);
    expect(ids).toHaveLength(1);
  });

  it('is refused with another body', async () => {
    const app = appDoing(counting().work);
    await post(app, 'key');
    await post(app, 'key', { a: 2 }).expect(422);
  });

  it('is another one for another user, and on another route', async () => {
    const { ids, work } = counting();
    const app = appDoing(work);
    await post(app, 'key');
    await post(app, 'key', {}, aUser()).expect(201);
    await post(app, 'key', {}, user, '/api/others').expect(201);
    expect(ids).toHaveLength(3);
  });

  it('does the work once for many at once; the rest wait for another try', async () => {
    let finish: (() => void) | undefined;
    const { ids, work } = counting();
    const app = appDoing(async (req, newId) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return work(req, newId);
    });
    const first = post(app, 'key').then((answer) => answer.status);
    await waitFor(() => finish);
    const rest = await Promise.all(Array.from({ length: 9 }, () => post(app, 'key')));
    finish?.();
    expect(await first).toBe(201);
    expect(rest.map(({ status }) => status)).toEqual(Array(9).fill(409));
    expect(ids).toHaveLength(1);
  });

  it('remembers a declined card', async () => {
    let tries = 0;
    const app = appDoing(async () => {
      tries += 1;
      throw new PaymentDeclinedError('Your card was declined');
    });
    const first = await post(app, 'key').expect(402);
    const again = await post(app, 'key').expect(402);
    expect(again.body).toEqual(first.body);
    expect(tries).toBe(1);
  });

  it('is free again after any other refusal', async () => {
    const { work } = counting();
    const failing = appDoing(async () => {
      throw new ConflictError('Reserved');
    });
    await post(failing, 'key').expect(409);
    await post(appDoing(work), 'key', { other: true }).expect(201);
  });

  it('keeps its new id when a store fails that may have done its work all the same', async () => {
    const { ids, work } = counting();
    const failing = appDoing(async (req, newId) => {
      await work(req, newId);
      throw Object.assign(new Error('connection 1 closed'), { name: 'MongoNetworkError' });
    });
    await post(failing, 'key').expect(503);
    await post(failing, 'key').expect(503);
    await post(appDoing(work), 'key').expect(201);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  it('is free for other input, which gets an id of its own, after such a failure', async () => {
    const { ids, work } = counting();
    const failing = appDoing(async (req, newId) => {
      await work(req, newId);
      throw new UnavailableError();
    });
    await post(failing, 'key').expect(503);
    await post(appDoing(work), 'key', { other: true }).expect(201);
    await post(appDoing(work), 'key', { other: true }).expect(201);
    expect(ids).toHaveLength(2);
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('gives its caller the answer that could not be remembered, and the next try the same new id', async () => {
    const proxy = await TcpProxy.before(Number(new URL(sharedServers().mongoUri).port));
    const behind = new Mongo(`mongodb://127.0.0.1:${proxy.port}/${mongo.connection.name}`, logger);
    await behind.start();
    const { ids, work } = counting();
    const losing = appDoing(async (req, newId) => {
      const answer = await work(req, newId);
      proxy.cut();
      return answer;
    }, behind);
    const { body } = await post(losing, 'key').expect(201);
    expect(body).toEqual({ n: 1 });
    await behind.stop();
    // As after ten seconds without a sign of life.
    await mongo.connection.collection('idempotencykeys').updateOne({}, { $set: { heldUntil: new Date(0) } });
    await post(appDoing(work), 'key').expect(201);
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
  });

  it('gives its caller the answer within seconds when the store hangs that is to remember it', async () => {
    const proxy = await TcpProxy.before(Number(new URL(sharedServers().mongoUri).port));
    const behind = new Mongo(`mongodb://127.0.0.1:${proxy.port}/${mongo.connection.name}`, logger);
    await behind.start();
    const hanging = appDoing(async () => {
      proxy.block();
      return { status: 201, body: {} };
    }, behind);
    const begun = Date.now();
    await post(hanging, 'key').expect(201);
    expect(Date.now() - begun).toBeLessThan(4_500);
    proxy.cut();
    await behind.stop();
  });

  it('keeps the answer of a second try when the first, taken for dead, fails after it', async () => {
    const { ids, work } = counting();
    const first = await takenForDead();
    await post(appDoing(work), 'key').expect(201);
    expect(await first.end(Promise.reject(new UnavailableError()))).toBe(503);
    await post(appDoing(work), 'key', { other: true }).expect(422);
    await post(appDoing(work), 'key').expect(201);
    expect(ids).toHaveLength(1);
  });

  it('stays with a second try that is under way when the first, taken for dead, is refused', async () => {
    const { ids, work } = counting();
    const first = await takenForDead();
    const second = stalling();
    const answer = post(appDoing(second.work), 'key').then(({ status }) => status);
    await second.begun();
    expect(await first.end(Promise.reject(new ConflictError('Reserved')))).toBe(409);
    await post(appDoing(work), 'key').expect(409);
    second.end(Promise.reject(new UnavailableError()));
    expect(await answer).toBe(503);
    await post(appDoing(work), 'key').expect(201);
    expect(ids).toEqual([second.ids[0]]);
  });

  it('gets nothing from a first try that comes to life when the key is in use for another thing', async () => {
    const { work } = counting();
    const first = await takenForDead();
    await post(
      appDoing(() => Promise.reject(new ConflictError('Reserved'))),
      'key',
    ).expect(409);
    const other = await post(appDoing(work), 'key', { other: true }).expect(201);
    expect(await first.end({ status: 202, body: { late: true } })).toBe(202);
    const again = await post(appDoing(work), 'key', { other: true }).expect(201);
    expect(again.body).toEqual(other.body);
  });

  it('is taken over, with the same new id, from a process that died with it', async () => {
    const { ids, work } = counting();
    const app = appDoing(work);
    await post(app, 'key');
    const died = { $unset: { answer: 1 }, $set: { heldUntil: new Date(0) } } as const;
    await mongo.connection.collection('idempotencykeys').updateOne({}, died);
    await post(app, 'key').expect(201);
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
  });

  it('must have 1 to 255 characters', async () => {
    const app = appDoing(counting().work);
    await post(app, '').expect(400);
    await post(app, 'k'.repeat(256)).expect(400);
    await post(app, 'k'.repeat(255)).expect(201);
  });

  it('is forgotten after a day', async () => {
    const indexes = await mongo.connection.collection('idempotencykeys').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { createdAt: 1 }, expireAfterSeconds: 86_400 }));
  });
});
