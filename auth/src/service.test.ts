import { mongoUri, startMongo, stopAll, waitFor, type ServerProcess } from '@ticketing/common/testing';
import request from 'supertest';
import { aSignedInBrowser, authSettings, refreshWith, startAuth } from './testing/start-auth';
import { openDatabase } from './testing/database';

const settings = authSettings();
let url: string;

beforeAll(async () => {
  url = await startAuth(settings);
});

afterAll(stopAll);

const anError = { errors: [expect.objectContaining({ message: expect.any(String) as string })] };

describe('the auth service', () => {
  it('serves health and metrics to operators', async () => {
    await request(url).get('/healthz').expect(200);
    await request(url).get('/readyz').expect(200);
    await request(url)
      .get('/metrics')
      .expect(200, /http_request_duration_seconds/);
    await request(url).get('/dead-letters').expect(200, []);
  });

  it('makes the database delete expired documents', async () => {
    const database = await openDatabase(settings);
    const forgets = (indexes: object[]) =>
      expect(indexes).toContainEqual(expect.objectContaining({ expireAfterSeconds: 0 }));
    forgets(await database.families.collection.indexes());
    forgets(await database.attempts.collection.indexes());
    await database.close();
  });

  it.each([
    ['get', '/api/users'],
    ['get', '/api/users/signup'],
    ['put', '/api/users/currentuser'],
    ['get', '/api/users/000000000000000000000000/revocation'],
    ['post', '/api/users/currentuser/elsewhere'],
  ] as const)('answers 404 to %s %s', async (method, path) => {
    const { body } = await request(url)[method](path).expect(404);
    expect(body).toEqual(anError);
  });

  describe.each(['signup', 'signin', 'signout', 'refresh'])('POST /api/users/%s', (name) => {
    const send = (body: string, type: string) =>
      request(url).post(`/api/users/${name}`).set('Content-Type', type).send(body);

    it('refuses a malformed body', async () => {
      expect((await send('{"email":', 'application/json').expect(400)).body).toEqual(anError);
      expect((await send(`{"email":"${'e'.repeat(102_400)}"}`, 'application/json').expect(413)).body).toEqual(anError);
      expect((await send('email=a@example.com', 'application/x-www-form-urlencoded').expect(415)).body).toEqual(
        anError,
      );
    });
  });
});

describe('when the database goes away and comes back', () => {
  let mongo: ServerProcess;

  beforeAll(async () => {
    mongo = await startMongo();
  });

  afterAll(() => mongo.stop());

  it('answers 503 meanwhile, and loses no account and no token', async () => {
    const lonely = await startAuth(authSettings({ MONGO_URI: mongoUri(mongo, 'auth') }));
    const { credentials, refreshToken } = await aSignedInBrowser(lonely);
    await mongo.kill();
    const away = await request(lonely).post('/api/users/signin').send(credentials).expect(503);
    expect(away.headers['retry-after']).toMatch(/^\d+$/);
    expect(away.body).toEqual(anError);
    await refreshWith(lonely, refreshToken).expect(503);
    await request(lonely).get('/api/users/currentuser').expect(200);
    await mongo.resume();
    await waitFor(async () => (await request(lonely).get('/readyz')).status === 200, {
      what: 'auth being ready again',
    });
    await refreshWith(lonely, refreshToken).expect(200);
    await request(lonely).post('/api/users/signin').send(credentials).expect(200);
  });
});
