import express from 'express';
import pino from 'pino';
import request from 'supertest';
import { Mongo } from '../mongo/mongo';
import { sharedServers, uniqueName } from '../testing';
import { DeadLetters } from './dead-letters';
import { mongoDeadLetters } from './mongo-store';
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

const deep = '['.repeat(100_000) + ']'.repeat(100_000);
const park = (payload: string) => letters.park({ subject: 'order:created', reason: 'poison', attempts: 1, payload });
const list = () => request(express().use(deadLetterRoutes(letters))).get('/dead-letters');

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
});
