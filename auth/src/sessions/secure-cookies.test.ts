import { stopAll, uniqueName } from '@ticketing/common/testing';
import request from 'supertest';
import { aSignedInBrowser, authSettings, cookie, refreshWith, someCredentials, startAuth } from '../testing/start-auth';
import { openDatabase } from '../testing/database';
import { recordingLogger } from '../testing/recording-logger';

const settings = authSettings();
const production = { ...settings, NODE_ENV: 'production' };
const { logger, text } = recordingLogger();
/** The service in production, behind TLS, and a replica without TLS. */
let url: string;
let developmentUrl: string;
let database: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  url = await startAuth(production, { logger });
  developmentUrl = await startAuth(settings);
  database = await openDatabase(settings);
});

afterAll(async () => {
  await database.close();
  await stopAll();
});

const failed = { errors: [{ message: 'Something went wrong on our side' }] };

/** All requests that set or clear a session, from a signed-in browser. */
async function ask(route: string) {
  const { credentials, refreshToken } = await aSignedInBrowser(developmentUrl);
  const body = route === 'signup' ? someCredentials() : credentials;
  const requestId = uniqueName('request');
  const post = request(url).post(`/api/users/${route}`).set('X-Request-Id', requestId);
  void post.set('Cookie', `refresh=${refreshToken}`).send(body);
  return { post, refreshToken, email: body.email, requestId };
}

describe.each([
  ['signup', 201],
  ['signin', 200],
  ['refresh', 200],
  ['signout', 200],
] as const)('POST /api/users/%s in production', (route, status) => {
  it('sets both cookies as Secure when the proxy reports https', async () => {
    const { post } = await ask(route);
    const response = await post.set('X-Forwarded-Proto', 'https').expect(status);
    for (const name of ['session', 'refresh']) expect(cookie(response, name).attributes).toContain('secure');
  });

  it.each([
    ['missing', undefined, 'X-Forwarded-Proto is missing'],
    ['http', 'http', 'X-Forwarded-Proto is \\"http\\"'],
    ['http at the first proxy', 'http, https', 'X-Forwarded-Proto is \\"http, https\\"'],
  ])('fails without a change when X-Forwarded-Proto is %s', async (_what, proto, reason) => {
    const { post, refreshToken, email, requestId } = await ask(route);
    const before = await database.users.countDocuments();
    const response = await (proto === undefined ? post : post.set('X-Forwarded-Proto', proto)).expect(500);
    expect(response.body).toEqual(failed);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(text(requestId)).toContain(reason);
    expect(await database.users.countDocuments()).toBe(before);
    if (route === 'signup') expect(await database.users.exists({ email })).toBeNull();
    await refreshWith(developmentUrl, refreshToken).expect(200);
  });
});

describe('TRUST_PROXY_HOPS of 0 in production', () => {
  it('is reported as the reason, since no header is trusted then', async () => {
    const direct = await startAuth({ ...production, TRUST_PROXY_HOPS: '0' }, { logger });
    const post = request(direct).post('/api/users/signup').set('X-Forwarded-Proto', 'https');
    await post.send(someCredentials()).expect(500);
    expect(text()).toContain('TRUST_PROXY_HOPS is 0');
  });
});
