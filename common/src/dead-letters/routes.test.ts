import express from 'express';
import pino from 'pino';
import request from 'supertest';
import { errorHandler } from '../http/error-handler';
import { Mongo } from '../mongo/mongo';
import { sharedServers, uniqueName } from '../testing';
import { DeadLetters } from './dead-letters';
import { mongoDeadLetters } from '../mongo/dead-letters';
import { deadLetterRoutes } from './routes';

let mongo: Mongo;
let letters: DeadLetters;

beforeAll(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('letters')}`, pino({ level: 'silent' }));
  await mongo.start();
  letters = new DeadLetters(mongoDeadLetters(mongo.connection));
});

afterAll(async () => {
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

const deep = '['.repeat(50_000) + ']'.repeat(50_000);
const park = (payload: string) => letters.park({ subject: 'order:created', reason: 'poison', attempts: 1, payload });
const app = () => express().use(deadLetterRoutes(letters), errorHandler(pino({ level: 'silent' })));
const list = (query = '') => request(app()).get(`/dead-letters${query}`);

describe('GET /dead-letters', () => {
  it('lists nothing where there is nothing', async () => {
    await list().expect('Content-Type', /json/).expect(200, []);
  });

  it('lists every payload: JSON as such, and as text what is none or is nested deeper than any stack', async () => {
    for (const payload of ['{"a":1}', '{"a":', deep]) await park(payload);
    const { body } = (await list().expect(200)) as { body: { payload: unknown; firstSeenAt: string }[] };
    expect(body.map(({ payload }) => payload)).toEqual(expect.arrayContaining([{ a: 1 }, '{"a":', deep]));
    expect(body).toHaveLength(3);
    expect(body[0]).toMatchObject({ subject: 'order:created', reason: 'poison', attempts: 1 });
    expect(new Date(body[0]?.firstSeenAt ?? '').getTime()).toBeGreaterThan(0);
  });

  it('lists all there are, a page at a time, newest first', async () => {
    for (let n = 0; n < 5; n += 1) await park(`"page ${n}"`);
    const all = (await list().expect(200)).body as { id: string }[];
    const paged: { id: string }[] = [];
    for (let query = '?limit=3'; query !== '';) {
      const { body, headers } = await list(query).expect(200);
      expect((body as unknown[]).length).toBeLessThanOrEqual(3);
      paged.push(...(body as { id: string }[]));
      query = /^<\/dead-letters(\?.*)>; rel="next"$/.exec(headers.link ?? '')?.[1] ?? '';
    }
    expect(all).toHaveLength(8);
    expect(paged).toEqual(all);
  });

  it.each(['?limit=0', '?limit=1001', '?limit=x', '?cursor=made-up'])('refuses %s', async (query) => {
    await list(query).expect(400);
  });
});

describe('POST /dead-letters/:id/replay', () => {
  it('refuses a letter of which only the beginning is kept', async () => {
    await letters.park({
      subject: 'order:created',
      reason: 'too large',
      attempts: 1,
      payload: `{"a":"${'😀'.repeat(60_000)}"}`,
    });
    const [{ id, payload, cut }] = (await list('?limit=1')).body as [{ id: string; payload: string; cut: boolean }];
    expect(cut).toBe(true);
    expect(payload).toBe(`{"a":"${'😀'.repeat(4_997)}`);
    const { body } = await request(app()).post(`/dead-letters/${id}/replay`).expect(409);
    const message = 'Only the beginning of this event is kept, it was too large: it cannot be replayed';
    expect(body).toEqual({ errors: [{ message }] });
  });
});
