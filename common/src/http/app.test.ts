import { gzipSync } from 'node:zlib';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import pino from 'pino';
import request from 'supertest';
import { NotFoundError } from '../errors/errors';
import { createMetrics, measureRequests } from '../service/metrics';
import { aUser, cookieWithToken, sessionCookieOf, TEST_JWT_KEY } from '../testing';
import { z } from 'zod';
import { idField } from '../contracts/fields/id-field';
import { createApp } from './app';
import { requestBody } from './request-body';
import { requireSession, sessionUser } from './session';
import { pathId, queryValue, stringField, validate } from './validation';

const PREVIOUS_KEY = 'the key before, which is still accepted';

function app() {
  const router = Router();
  router.post('/api/echo', validate(stringField('name', 'Name')), (req, res) => void res.json(req.body));
  router.post(
    '/api/pick',
    requestBody(z.object({ thingId: idField('Thing') }), { replace: true }).validate,
    (req, res) => void res.json(req.body),
  );
  router.get('/api/me', requireSession, (req, res) => void res.json(sessionUser(req)));
  router.get('/api/search', (req, res) => void res.json({ q: queryValue(req, 'q') ?? null }));
  router.get('/api/things/:id', (req) => {
    throw new NotFoundError(`No thing ${pathId(req)}`);
  });
  router.get('/api/defect', () => {
    throw new Error('secret of the driver');
  });
  return createApp({
    logger: pino({ level: 'silent' }),
    proxyHops: 1,
    session: { key: TEST_JWT_KEY, previousKey: PREVIOUS_KEY },
    measure: measureRequests(createMetrics('test')),
    operations: [],
    requireReady: (_req, _res, next) => next(),
    routers: [router],
  });
}

const message = expect.any(String) as string;

describe('every service', () => {
  it.each([
    ['malformed JSON', 400, (r: request.Agent) => r.post('/api/echo').type('json').send('{')],
    ['a body that is no object', 400, (r: request.Agent) => r.post('/api/echo').type('json').send('"text"')],
    ['no body', 400, (r: request.Agent) => r.post('/api/echo')],
    ['a form', 415, (r: request.Agent) => r.post('/api/echo').type('form').send('name=a')],
    [
      'a body without a type',
      415,
      (r: request.Agent) => r.post('/api/echo').set('content-type', '').send('{"name":"a"}'),
    ],
    [
      'an unknown charset',
      415,
      (r: request.Agent) => r.post('/api/echo').set('content-type', 'application/json; charset=koi8').send('{}'),
    ],
    [
      'an unknown encoding',
      415,
      (r: request.Agent) => r.post('/api/echo').type('json').set('content-encoding', 'lzma').send('{}'),
    ],
    ['a large body', 413, (r: request.Agent) => r.post('/api/echo').send({ name: 'x'.repeat(102_400) })],
    ['an unknown route', 404, (r: request.Agent) => r.get('/api/nothing')],
    ['an unknown method', 404, (r: request.Agent) => r.patch('/api/echo')],
    ['OPTIONS', 404, (r: request.Agent) => r.options('/api/echo')],
    ['a malformed id in the path', 404, (r: request.Agent) => r.get('/api/things/7')],
    ['a path that is no UTF-8', 400, (r: request.Agent) => r.get('/api/things/%ff')],
    ['a repeated parameter', 400, (r: request.Agent) => r.get('/api/search?q=a&q=b')],
    ['no session', 401, (r: request.Agent) => r.get('/api/me')],
    ['a defect', 500, (r: request.Agent) => r.get('/api/defect')],
  ])('answers %s in the one shape of errors, with %i', async (_what, status, ask) => {
    const answer = await ask(request(app()));
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ errors: [expect.objectContaining({ message })] });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.text).not.toContain('secret');
  });

  it.each([
    ['a byte of no character', [0xff]],
    ['a character cut short', [0xe2, 0x82]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a character written too long', [0xc0, 0xaf]],
  ])('refuses %s instead of reading another character', async (_what, bytes) => {
    const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]);
    const answer = request(app()).post('/api/echo').type('json');
    const refused = await answer.serialize((given: unknown) => given as string).send(body);
    expect([refused.status, refused.body]).toEqual([400, { errors: [{ message }] }]);
  });

  it('refuses JSON in another charset than UTF-8', async () => {
    const answer = request(app()).post('/api/echo').set('content-type', 'application/json; charset=utf-16le');
    const body = Buffer.from('{"name":"a"}', 'utf16le');
    await answer
      .serialize((given: unknown) => given as string)
      .send(body)
      .expect(415);
  });

  describe.each(['cross-site', 'same-site', 'something new', 'none, cross-site', ''])(
    'asked by a page with Sec-Fetch-Site: %s',
    (site) => {
      const from = (test: request.Test) => test.set('Sec-Fetch-Site', site);

      it.each(['post', 'put', 'patch', 'delete'] as const)('refuses %s with 403, on any path', async (method) => {
        for (const path of ['/api/echo', '/api/nothing']) {
          const { body } = await from(request(app())[method](path)).expect(403);
          expect(body).toEqual({ errors: [{ message: 'Requests from other sites are refused' }] });
        }
      });

      it('refuses before it reads the body', async () => {
        await from(request(app()).post('/api/echo').type('json')).send('{').expect(403);
      });

      it('answers what changes nothing', async () => {
        await from(request(app()).get('/api/search')).expect(200);
        await from(request(app()).head('/api/search')).expect(200);
        await from(request(app()).options('/api/search')).expect(404);
      });
    },
  );

  it.each(['same-origin', 'none', undefined])('takes what a browser sends with Sec-Fetch-Site: %s', async (site) => {
    const post = request(app()).post('/api/echo');
    if (site !== undefined) void post.set('Sec-Fetch-Site', site);
    await post.send({ name: 'a' }).expect(200);
  });

  it('never says that an answer is not modified', async () => {
    await request(app()).get('/api/search').set('If-None-Match', '*').expect(200, { q: null });
  });

  it('takes a body of exactly 100 kB, and none that inflates to more', async () => {
    const name = 'x'.repeat(102_400 - '{"name":""}'.length);
    await request(app()).post('/api/echo').send({ name }).expect(200);
    const bomb = gzipSync(JSON.stringify({ name: `${name}x` }));
    const answer = request(app()).post('/api/echo').type('json').set('content-encoding', 'gzip');
    await answer
      .serialize((body: unknown) => body as string)
      .send(bomb)
      .expect(413);
  });

  it.each([[7], [['a']], [{ $gt: '' }], [null], [true]])('never casts %j to a string', async (name) => {
    const { body } = await request(app()).post('/api/echo').send({ name }).expect(400);
    expect(body).toEqual({ errors: [{ message, field: 'name' }] });
  });

  it('refuses a string with half of a surrogate pair', async () => {
    const { body } = await request(app()).post('/api/echo').send({ name: 'a\ud800b' }).expect(400);
    expect(body).toEqual({ errors: [{ message: 'Name must be valid Unicode', field: 'name' }] });
  });

  it('takes +json, and ids in either case', async () => {
    await request(app())
      .post('/api/echo')
      .set('content-type', 'application/merge-patch+json')
      .send('{"name":"a"}')
      .expect(200);
    const { body } = await request(app()).post('/api/pick').send({ thingId: 'ABCDEF0123456789ABCDEF01' }).expect(200);
    expect(body).toEqual({ thingId: 'abcdef0123456789abcdef01' });
    await request(app()).post('/api/pick').send({ thingId: 'abc' }).expect(400);
  });

  it('keeps the caller’s request id when it is a sane one', async () => {
    const given = await request(app()).get('/api/search').set('X-Request-Id', 'a.B_c-1');
    expect(given.headers['x-request-id']).toBe('a.B_c-1');
    const insane = await request(app()).get('/api/search').set('X-Request-Id', 'a b');
    expect(insane.headers['x-request-id']).not.toBe('a b');
    const long = await request(app()).get('/api/search').set('X-Request-Id', 'a'.repeat(129));
    expect(long.headers['x-request-id']).toHaveLength(36);
  });

  it('knows the user of a valid session, also of the previous key', async () => {
    const user = aUser();
    for (const key of [TEST_JWT_KEY, PREVIOUS_KEY]) {
      const { body } = await request(app()).get('/api/me').set('Cookie', sessionCookieOf(user, key)).expect(200);
      expect(body).toEqual(user);
    }
  });

  const claims = { ...aUser() };
  const inAnHour = { expiresIn: 3600 } as const;
  it.each([
    ['unsigned', () => jwt.sign(claims, '', { algorithm: 'none', ...inAnHour })],
    ['signed with another key', () => jwt.sign(claims, 'another', inAnHour)],
    ['signed with another algorithm', () => jwt.sign(claims, TEST_JWT_KEY, { algorithm: 'HS512', ...inAnHour })],
    ['expired', () => jwt.sign(claims, TEST_JWT_KEY, { expiresIn: -1 })],
    ['never expiring', () => jwt.sign(claims, TEST_JWT_KEY)],
    ['without a user', () => jwt.sign({ email: 'a@example.com' }, TEST_JWT_KEY, inAnHour)],
    ['with an operator for an id', () => jwt.sign({ id: { $gt: '' }, email: 'a@example.com' }, TEST_JWT_KEY, inAnHour)],
    ['altered', () => `${jwt.sign(claims, TEST_JWT_KEY, inAnHour).slice(0, -2)}xx`],
    ['no token at all', () => 'garbage'],
  ])('takes a token that is %s for no session', async (_what, token) => {
    await request(app()).get('/api/me').set('Cookie', cookieWithToken(token())).expect(401);
  });

  it.each([
    'session=garbage',
    'session=',
    `session=${Buffer.from('null').toString('base64')}`,
    `session=${Buffer.from('[{"jwt":1}]').toString('base64')}`,
  ])('takes the cookie %s for no session', async (cookie) => {
    await request(app()).get('/api/me').set('Cookie', cookie).expect(401);
  });
});
