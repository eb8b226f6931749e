import { userDeleted } from '@ticketing/common';
import { RecordingBus, stopAll, waitFor } from '@ticketing/common/testing';
import request from 'supertest';
import { Erasure } from '../accounts/erasure';
import { aClock } from '../testing/clock';
import { openDatabase } from '../testing/database';
import { mailsTo, tokenTo } from '../testing/received-mails';
import { aSignedInBrowser, authSettings, refreshWith, startAuth } from '../testing/start-auth';

const settings = authSettings();
const bus = new RecordingBus();
const clock = aClock();
let url: string;
let run: jest.SpyInstance;

beforeAll(async () => {
  run = jest.spyOn(Erasure.prototype, 'run');
  url = await startAuth(settings, { bus, now: clock.now });
});

afterAll(stopAll);

const erase = (browser: ReturnType<typeof request.agent>, password: unknown) =>
  browser.delete('/api/users/currentuser').send({ password });
const signIn = (credentials: object) => request(url).post('/api/users/signin').send(credentials);
/** Runs the sweep of the service now. */
const sweep = () => (run.mock.contexts[0] as Erasure).run();

describe('DELETE /api/users/currentuser', () => {
  it('needs a session and the password', async () => {
    await request(url).delete('/api/users/currentuser').send({ password: 'correct horse' }).expect(401);
    const { browser } = await aSignedInBrowser(url);
    await erase(browser, undefined).expect(400);
    await erase(browser, 'a wrong guess').expect(400);
    await browser.post('/api/users/refresh').expect(200);
  });

  it('ends every session, and tells the user when the account is erased', async () => {
    const { browser, email, credentials, refreshToken } = await aSignedInBrowser(url);
    const { body } = await erase(browser, credentials.password).expect(202);
    expect(body).toEqual({ eraseAt: new Date(clock.now().getTime() + 14 * 86_400_000).toISOString() });
    await refreshWith(url, refreshToken).expect(401);
    expect((await browser.get('/api/users/currentuser')).body).toEqual({ currentUser: null });
    await waitFor(() => mailsTo(bus, email, 'erasure-requested').length === 1);
  });

  it('is taken back by a sign-in within the time', async () => {
    const { browser, id, credentials } = await aSignedInBrowser(url);
    await erase(browser, credentials.password).expect(202);
    clock.advance({ days: 13 });
    await signIn(credentials).expect(200);
    clock.advance({ days: 2 });
    await sweep();
    await signIn(credentials).expect(200);
    expect(bus.published(userDeleted).map(({ data }) => data.id)).not.toContain(id);
  });

  it('leaves nothing with the email after the time, and frees it for a new account', async () => {
    const { browser, id, email, credentials } = await aSignedInBrowser(url);
    await request(url).post('/api/users/password-resets').send({ email }).expect(202);
    const token = await tokenTo(bus, email, 'password-reset');
    await erase(browser, credentials.password).expect(202);
    await sweep();
    const database = await openDatabase(settings);
    const kept = async () => {
      const collections = [database.users, database.families, database.requests, database.attempts];
      const found = await Promise.all(collections.map((model) => model.collection.find({}).toArray()));
      return JSON.stringify(found);
    };
    expect(await kept()).toContain(email);

    clock.advance({ days: 14 });
    await sweep();

    const { data } = await bus.waitForPublished(userDeleted, (user) => user.id === id);
    expect(data.version).toBeGreaterThan(0);
    expect(await kept()).not.toContain(email);
    await signIn(credentials).expect(400);
    await request(url).put('/api/users/password-resets').send({ token, password: 'another one' }).expect(400);
    const again = await request(url).post('/api/users/signup').send(credentials).expect(201);
    expect((again.body as { id: string }).id).not.toBe(id);
    await sweep();
    expect(bus.published(userDeleted).filter(({ data: user }) => user.id === id)).toHaveLength(1);
    await database.close();
  });
});

describe('GET /api/users/export', () => {
  it('gives what is kept of the user', async () => {
    await request(url).get('/api/users/export').expect(401);
    const { browser, id, email } = await aSignedInBrowser(url);
    const { body } = await browser.get('/api/users/export').expect(200);
    expect(body).toMatchObject({ account: { id, email, verified: false }, devices: [{ current: true }] });
    expect(JSON.stringify(body)).not.toContain('argon2');
  });
});
