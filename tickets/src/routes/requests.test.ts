import {
  sessionCookieOf,
  aUser,
  cookieWithToken,
  stopAll,
  TEST_JWT_KEY,
  testEnvironment,
  anId,
} from '@ticketing/common/testing';
import jwt from 'jsonwebtoken';
import { startTickets } from '../testing/start-tickets';

const PREVIOUS_KEY = 'the key before, also of 32 characters';
let tickets: Awaited<ReturnType<typeof startTickets>>;

beforeAll(async () => {
  tickets = await startTickets({ env: { ...testEnvironment('tickets'), JWT_KEY_PREVIOUS: PREVIOUS_KEY } });
});
afterAll(stopAll);

const valid = { title: 'Winter concert', price: 19.99 };
const user = aUser();
const signed = (key: string, options: jwt.SignOptions) => cookieWithToken(jwt.sign({ ...user }, key, options));
const good = signed(TEST_JWT_KEY, { expiresIn: 60 });

describe.each([
  ['post', '/api/tickets'],
  ['put', `/api/tickets/${anId()}`],
] as const)('%s %s', (method, path) => {
  it.each([
    ['no cookie', ''],
    ['a cookie of garbage', 'session=garbage'],
    ['a token of garbage', cookieWithToken('a.b.c')],
    ['an unsigned token', signed('', { algorithm: 'none', expiresIn: 60 })],
    ['a token signed with another key', signed('another key of at least 32 characters', { expiresIn: 60 })],
    ['a token signed otherwise', signed(TEST_JWT_KEY, { algorithm: 'HS512', expiresIn: 60 })],
    ['an expired token', signed(TEST_JWT_KEY, { expiresIn: -1 })],
    ['a token that never expires', signed(TEST_JWT_KEY, {})],
  ])('answers 401 for %s, before it checks the input', async (_what, cookie) => {
    await tickets.api[method](path)
      .set('Cookie', cookie)
      .send({})
      .expect(401, { errors: [{ message: 'Please sign in' }] });
  });

  it('answers 400 for malformed JSON, before it checks the session', async () => {
    const { body } = await tickets.api[method](path).type('json').send('{ "title": ').expect(400);
    expect(body).toEqual({ errors: [{ message: 'The request is malformed: its body must be valid JSON' }] });
  });

  it('answers 413 for a body over 100 kB', async () => {
    const answer = tickets.api[method](path)
      .set('Cookie', good)
      .send({ ...valid, title: 'a'.repeat(102_400) });
    await answer.expect(413, { errors: [{ message: 'The body is larger than 100 kB' }] });
  });

  it('answers 415 for a body that is not JSON', async () => {
    const answer = tickets.api[method](path).set('Cookie', good).type('form').send(valid);
    await answer.expect(415, { errors: [{ message: 'The body must be JSON, in UTF-8' }] });
  });

  it('answers 400 for no body at all', async () => {
    const { body } = await tickets.api[method](path).set('Cookie', good).expect(400);
    expect((body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual(['title', 'price']);
  });
});

describe('a session', () => {
  it('is accepted when it was signed with the previous key', async () => {
    const cookie = sessionCookieOf(user, PREVIOUS_KEY);
    const { body } = await tickets.api.post('/api/tickets').set('Cookie', cookie).send(valid).expect(201);
    expect(body).toMatchObject({ userId: user.id });
  });
});

describe('every answer', () => {
  it('carries the request’s id and the protective headers', async () => {
    const { headers } = await tickets.get('/api/tickets').set('X-Request-Id', 'abc').expect(200);
    expect(headers).toMatchObject({ 'x-request-id': 'abc', 'x-content-type-options': 'nosniff' });
  });
});
