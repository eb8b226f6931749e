import { RecordingBus, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { aClock } from '../testing/clock';
import { PausedPasswords } from '../testing/paused-passwords';
import { mailsTo, tokenTo } from '../testing/received-mails';
import {
  aSignedInBrowser,
  authSettings,
  refreshWith,
  someCredentials,
  startAuth,
  startReplicas,
} from '../testing/start-auth';
import { ANSWER_AFTER_MS } from './request-password-reset';

const settings = authSettings({ MAILS_PER_ADDRESS: '1000' });
const bus = new RecordingBus();
const clock = aClock();
let url: string;
let replicaUrl: string;

beforeAll(async () => {
  [url, replicaUrl] = await startReplicas(settings, { bus, now: clock.now });
});

afterAll(stopAll);

const ask = (email: unknown, at = url) => request(at).post('/api/users/password-resets').send({ email });
const reset = (token: string, password: unknown, at = url) =>
  request(at).put('/api/users/password-resets').send({ token, password });
const signIn = (email: string, password: string) => request(url).post('/api/users/signin').send({ email, password });

async function aResetLink() {
  const user = await aSignedInBrowser(url);
  await ask(user.email).expect(202);
  return { ...user, token: await tokenTo(bus, user.email, 'password-reset') };
}

describe('POST /api/users/password-resets', () => {
  it('gives the same answer for known and unknown emails, and sends a mail to the known one alone', async () => {
    const { email } = await aSignedInBrowser(url);
    const unknown = someCredentials().email;
    const [known, other] = await Promise.all([ask(` ${email.toUpperCase()}`), ask(unknown)]);
    expect([known.status, known.body]).toEqual([202, {}]);
    expect([other.status, other.body]).toEqual([202, {}]);
    expect(mailsTo(bus, email, 'password-reset')).toHaveLength(1);
    expect(mailsTo(bus, unknown, 'password-reset')).toEqual([]);
  });

  it('answers no sooner for an unknown email, or beyond the limit, than the work for a known one takes', async () => {
    const { email } = await aSignedInBrowser(url);
    for (const asked of [email, someCredentials().email, email, email, email, email, email]) {
      const start = performance.now();
      await ask(asked).expect(202);
      expect(performance.now() - start).toBeGreaterThan(ANSWER_AFTER_MS - 5);
    }
  });

  it('sends five mails within the hour to an account at most', async () => {
    const { email } = await aSignedInBrowser(url);
    await Promise.all(Array.from({ length: 8 }, () => ask(email).expect(202)));
    await tokenTo(bus, email, 'password-reset');
    expect(mailsTo(bus, email, 'password-reset')).toHaveLength(5);
  });

  it('sends twenty mails within the hour for one address at most', async () => {
    const strict = await startAuth(authSettings(), { bus, now: clock.now });
    const users = [];
    for (let n = 0; n < 21; n += 1) users.push(await aSignedInBrowser(strict));
    await Promise.all(users.map(({ email }) => ask(email, strict).expect(202)));
    expect(users.filter(({ email }) => mailsTo(bus, email, 'password-reset').length > 0)).toHaveLength(20);
  });

  it.each([undefined, 7, 'nobody', { $gt: '' }])('refuses the email %p', (email) => ask(email).expect(400));
});

describe('PUT /api/users/password-resets', () => {
  it('replaces the password and tells the user, and signs nobody in', async () => {
    const { email, credentials, token } = await aResetLink();
    const response = await reset(token, 'another good one').expect(204);
    expect(response.headers['set-cookie']).toBeUndefined();
    await signIn(email, credentials.password).expect(400);
    const { body } = await signIn(email, 'another good one').expect(200);
    expect(body).toMatchObject({ email });
    expect(mailsTo(bus, email, 'password-changed')).toHaveLength(1);
  });

  it('ends every session of the account', async () => {
    const { credentials, refreshToken, token } = await aResetLink();
    const elsewhere = request.agent(url);
    await elsewhere.post('/api/users/signin').send(credentials).expect(200);
    await reset(token, 'another good one').expect(204);
    await refreshWith(url, refreshToken).expect(401);
    await elsewhere.post('/api/users/refresh').expect(401);
  });

  it('verifies the email that the link was sent to', async () => {
    const { email, token } = await aResetLink();
    await reset(token, 'another good one').expect(204);
    const browser = request.agent(url);
    await browser.post('/api/users/signin').send({ email, password: 'another good one' }).expect(200);
    const { body } = await browser.get('/api/users/currentuser').expect(200);
    expect(body).toMatchObject({ currentUser: { email, verified: true } });
  });

  it('ends a session whose sign-in checked the old password meanwhile', async () => {
    const passwords = new PausedPasswords();
    const slow = await startAuth(settings, { passwords, bus, now: clock.now });
    const { credentials, token } = await aResetLink();
    const signingIn = request(slow)
      .post('/api/users/signin')
      .send(credentials)
      .then((response) => response);
    await passwords.entered;
    await reset(token, 'another good one').expect(204);
    passwords.release();
    expect((await signingIn).status).toBe(400);
  });

  it('lets one of twenty simultaneous uses through, over two replicas', async () => {
    const { email, token } = await aResetLink();
    const uses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => reset(token, `password number ${n}`, n % 2 ? url : replicaUrl)),
    );
    const used = uses.flatMap(({ status }, n) => (status === 204 ? [n] : []));
    expect(used).toHaveLength(1);
    expect(uses.filter(({ status }) => status === 400)).toHaveLength(19);
    await signIn(email, `password number ${used[0]}`).expect(200);
    expect(mailsTo(bus, email, 'password-changed')).toHaveLength(1);
  });

  it('uses a link up only by a good password', async () => {
    const { token } = await aResetLink();
    await reset(token, 'short').expect(400);
    await reset(token, 7).expect(400);
    await reset(token, 'another good one').expect(204);
  });

  it('refuses a link after an hour', async () => {
    const { token } = await aResetLink();
    clock.advance({ seconds: 3600 });
    await reset(token, 'another good one').expect(400);
  });

  it('refuses every link that was sent before the password was changed', async () => {
    const { browser, email, credentials, token } = await aResetLink();
    await ask(email).expect(202);
    const second = await tokenTo(bus, email, 'password-reset');
    const change = { current: credentials.password, password: 'changed meanwhile' };
    await browser.put('/api/users/password').send(change).expect(204);
    await reset(token, 'another good one').expect(400);
    await reset(second, 'another good one').expect(400);
    await signIn(email, 'changed meanwhile').expect(200);
  });

  it('refuses the link of another kind', async () => {
    const { email } = await aSignedInBrowser(url);
    await reset(await tokenTo(bus, email, 'verification'), 'another good one').expect(400);
  });
});
