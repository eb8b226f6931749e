import { userEmailChanged, userRegistered } from '@ticketing/common';
import { RecordingBus, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { aClock } from '../testing/clock';
import { openDatabase } from '../testing/database';
import { mailsTo, tokenTo } from '../testing/received-mails';
import { aSignedInBrowser, authSettings, startReplicas } from '../testing/start-auth';

const settings = authSettings();
const bus = new RecordingBus();
const clock = aClock();
let url: string;
let replicaUrl: string;

beforeAll(async () => {
  [url, replicaUrl] = await startReplicas(settings, { bus, now: clock.now });
});

afterAll(stopAll);

const verify = (token: unknown, at = url) => request(at).put('/api/users/verification').send({ token });
const currentUserOf = async (browser: ReturnType<typeof request.agent>) =>
  ((await browser.get('/api/users/currentuser').expect(200)).body as { currentUser: object }).currentUser;

describe('POST /api/users/signup', () => {
  it('publishes the new account, and has a mail for its verification sent', async () => {
    const { id, email } = await aSignedInBrowser(url);
    const { data } = await bus.waitForPublished(userRegistered, (user) => user.id === id);
    expect(data).toEqual({ id, version: 0, email });
    await tokenTo(bus, email, 'verification');
    expect(mailsTo(bus, email, 'verification')).toMatchObject([{ id, version: 1 }]);
  });

  it('stores no token and publishes none', async () => {
    const { email } = await aSignedInBrowser(url);
    const [, signature = ''] = (await tokenTo(bus, email, 'verification')).split('.');
    expect(JSON.stringify(bus.messages)).not.toContain(signature);
    const { requests, users, close } = await openDatabase(settings);
    const stored = [await requests.find({ email }).lean(), await users.collection.find({ email }).toArray()];
    expect(JSON.stringify(stored)).not.toContain(signature);
    await close();
  });
});

describe('PUT /api/users/verification', () => {
  it('verifies the email, which the session shows at once', async () => {
    const { browser, id, email } = await aSignedInBrowser(url);
    expect(await currentUserOf(browser)).toEqual({ id, email, verified: false });
    const token = await tokenTo(bus, email, 'verification');
    const { body } = await browser.put('/api/users/verification').send({ token }).expect(200);
    expect(body).toEqual({ id, email });
    expect(await currentUserOf(browser)).toEqual({ id, email, verified: true });
    await browser.post('/api/users/refresh').expect(200);
    expect(await currentUserOf(browser)).toEqual({ id, email, verified: true });
  });

  it('signs no device in', async () => {
    const { email } = await aSignedInBrowser(url);
    const response = await verify(await tokenTo(bus, email, 'verification')).expect(200);
    expect(response.headers['set-cookie']).toBeUndefined();
    const other = await aSignedInBrowser(url);
    await other.browser.put('/api/users/verification').send({ token: await tokenTo(bus, email, 'verification') });
    expect(await currentUserOf(other.browser)).toMatchObject({ email: other.email, verified: false });
  });

  it('lets one of twenty simultaneous uses through, over two replicas', async () => {
    const { email } = await aSignedInBrowser(url);
    const token = await tokenTo(bus, email, 'verification');
    const uses = await Promise.all(Array.from({ length: 20 }, (_, n) => verify(token, n % 2 ? url : replicaUrl)));
    expect(uses.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(400)]);
    await verify(token).expect(400);
  });

  it.each([undefined, 7, '', 'made.up', `${'0'.repeat(24)}.c2lnbmF0dXJl`, { $gt: '' }])(
    'refuses the token %p',
    async (token) => {
      const { body } = await verify(token).expect(400);
      expect(body).toMatchObject({ errors: [{ field: 'token' }] });
    },
  );

  it('refuses a link after a day', async () => {
    const { email } = await aSignedInBrowser(url);
    const token = await tokenTo(bus, email, 'verification');
    clock.advance({ days: 1 });
    await verify(token).expect(400);
  });

  it('refuses a link for a new password', async () => {
    const { email } = await aSignedInBrowser(url);
    await request(url).post('/api/users/password-resets').send({ email }).expect(202);
    await verify(await tokenTo(bus, email, 'password-reset')).expect(400);
  });
});

describe('POST /api/users/verification', () => {
  it('needs a session', () => request(url).post('/api/users/verification').expect(401));

  it('has another mail sent, five within the hour at most, and always answers 202', async () => {
    const { browser, email } = await aSignedInBrowser(url);
    for (let n = 0; n < 6; n += 1) await browser.post('/api/users/verification').expect(202, {});
    await tokenTo(bus, email, 'verification');
    expect(mailsTo(bus, email, 'verification')).toHaveLength(5);
    clock.advance({ seconds: 3600 });
    await browser.post('/api/users/verification').expect(202);
    expect(mailsTo(bus, email, 'verification')).toHaveLength(6);
    await verify(await tokenTo(bus, email, 'verification')).expect(200);
  });

  it('sends nothing to a verified email', async () => {
    const { browser, email } = await aSignedInBrowser(url);
    await verify(await tokenTo(bus, email, 'verification')).expect(200);
    await browser.post('/api/users/verification').expect(202);
    expect(mailsTo(bus, email, 'verification')).toHaveLength(1);
  });
});

describe('when the key of the tokens is changed', () => {
  it('accepts the links of both keys', async () => {
    const { email } = await aSignedInBrowser(url);
    const token = await tokenTo(bus, email, 'verification');
    const keys = { MAIL_TOKEN_KEY: 'a new key for mails, with 36 characters', MAIL_TOKEN_KEY_PREVIOUS: '' };
    const [afterwards] = await startReplicas({ ...settings, ...keys }, { bus, now: clock.now });
    await verify(token, afterwards).expect(400);
    const between = { ...settings, ...keys, MAIL_TOKEN_KEY_PREVIOUS: settings.MAIL_TOKEN_KEY ?? '' };
    const [meanwhile] = await startReplicas(between, { bus, now: clock.now });
    await verify(token, meanwhile).expect(200);
    expect(bus.published(userEmailChanged)).toEqual([]);
  });
});
