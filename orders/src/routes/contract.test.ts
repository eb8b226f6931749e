import { SESSION_SECONDS, signSession } from '@ticketing/common';
import { anId, aUser, cookieWithToken, sessionCookieOf, stopAll, TEST_JWT_KEY } from '@ticketing/common/testing';
import request from 'supertest';
import { startOrders } from '../testing/start-orders';
import { aToken } from '../testing/tokens';

const PREVIOUS_KEY = 'the key before, of 32 characters';
const user = aUser();
const now = Math.floor(Date.now() / 1000);
const claims = { ...user, iat: now, exp: now + SESSION_SECONDS };
let url: string;

beforeAll(async () => {
  ({ url } = await startOrders({ env: { JWT_KEY_PREVIOUS: PREVIOUS_KEY } }));
});
afterAll(stopAll);

const routes = [
  ['get', '/api/orders'],
  ['post', '/api/orders'],
  ['get', `/api/orders/${anId()}`],
  ['delete', `/api/orders/${anId()}`],
  ['post', `/api/orders/${anId()}/mail`],
] as const;
const post = () => request(url).post('/api/orders').set('cookie', sessionCookieOf(user));
const anError = { errors: [{ message: expect.any(String) as string }] };

describe('a session', () => {
  it.each(routes)('is required for %s %s', async (method, path) => {
    const answer = await request(url)[method](path).expect(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Please sign in' }] });
  });

  it.each([
    ['unsigned', cookieWithToken(aToken(claims))],
    ['signed with another key', cookieWithToken(signSession(user, { key: 'another key' }))],
    ['signed with another algorithm', cookieWithToken(aToken(claims, TEST_JWT_KEY, 'sha512'))],
    ['expired', cookieWithToken(aToken({ ...claims, exp: now - 1 }, TEST_JWT_KEY))],
    ['good for ever', cookieWithToken(aToken({ ...claims, exp: undefined }, TEST_JWT_KEY))],
    ['without a user', cookieWithToken(aToken({ ...claims, id: undefined }, TEST_JWT_KEY))],
    ['altered', `${cookieWithToken(aToken(claims, TEST_JWT_KEY)).slice(0, -8)}AAAAAAAA`],
    ['garbage', 'session=garbage'],
    ['no JSON', `session=${Buffer.from('{').toString('base64')}`],
  ])('is refused when its token is %s', async (_what, cookie) => {
    const answer = await request(url).get('/api/orders').set('cookie', cookie).expect(401);
    expect(answer.body).toEqual(anError);
  });

  it.each([TEST_JWT_KEY, PREVIOUS_KEY])('is accepted with the present key and the previous one', async (key) => {
    await request(url).get('/api/orders').set('cookie', sessionCookieOf(user, key)).expect(200);
    await request(url)
      .get('/api/orders')
      .set('cookie', cookieWithToken(aToken(claims, key)))
      .expect(200);
  });
});

describe('errors', () => {
  it('refuses malformed JSON', async () => {
    const answer = await post().type('json').send('{"ticketId":').expect(400);
    expect(answer.body).toEqual(anError);
  });

  it('refuses a body that is not JSON', async () => {
    const answer = await post().type('form').send('ticketId=1').expect(415);
    expect(answer.body).toEqual(anError);
  });

  it('refuses a body over 100 kB', async () => {
    const answer = await post()
      .send({ ticketId: anId(), padding: 'x'.repeat(102_400) })
      .expect(413);
    expect(answer.body).toEqual(anError);
  });

  it('checks the body before the session, and the session before the input', async () => {
    await request(url).post('/api/orders').type('json').send('{').expect(400);
    await request(url).post('/api/orders').send({ ticketId: 1 }).expect(401);
    await request(url).get('/api/orders?limit=0').expect(401);
  });

  it.each([
    ['get', '/api/orders/a/b'],
    ['put', '/api/orders'],
    ['patch', `/api/orders/${anId()}`],
  ] as const)('answers 404 to %s %s', async (method, path) => {
    const answer = await request(url)[method](path).set('cookie', sessionCookieOf(user)).expect(404);
    expect(answer.body).toEqual(anError);
  });

  it('refuses a path that is not UTF-8', async () => {
    const answer = await request(url).get('/api/orders/%ff').set('cookie', sessionCookieOf(user)).expect(400);
    expect(answer.body).toEqual(anError);
  });

  it('sends the request id and the protective headers with every answer', async () => {
    const answer = await request(url).get('/api/orders').set('x-request-id', 'trace-7').expect(401);
    expect(answer.get('x-request-id')).toBe('trace-7');
    expect(answer.get('x-content-type-options')).toBe('nosniff');
    expect(answer.get('x-powered-by')).toBeUndefined();
  });
});
