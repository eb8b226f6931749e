import { stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { BoundedQueue } from '../passwords/bounded-queue';
import { Passwords } from '../passwords/passwords';
import { aBrowser, aSignedInBrowser, authSettings, cookie, refreshWith, startAuth } from '../testing/start-auth';

const settings = authSettings();
let url: string;

beforeAll(async () => {
  url = await startAuth(settings);
});

afterAll(stopAll);

const signIn = (body: object) => request(url).post('/api/users/signin').send(body);

describe('POST /api/users/signin', () => {
  it('signs in with the right password', async () => {
    const { credentials, id, email } = await aSignedInBrowser(url);
    const browser = aBrowser(url);
    const { body } = await browser.post('/api/users/signin').send(credentials).expect(200);
    expect(body).toEqual({ id, email });
    const { body: session } = await browser.get('/api/users/currentuser').expect(200);
    expect(session).toEqual({ currentUser: { id, email, verified: false } });
    await browser.post('/api/users/refresh').expect(200);
  });

  it('ignores the case of the email and blanks around it', async () => {
    const { credentials } = await aSignedInBrowser(url);
    await signIn({ ...credentials, email: `\t${credentials.email.toUpperCase()} ` }).expect(200);
  });

  it('does not change the password', async () => {
    const { email } = await aSignedInBrowser(url, { email: 'blanks@example.com', password: '  Blanks  ' });
    await signIn({ email, password: '  Blanks  ' }).expect(200);
    for (const password of ['Blanks', '  blanks  ', '  Blanks', '  Blanks   ']) {
      await signIn({ email, password }).expect(400);
    }
  });

  it('answers the same to an unknown email and a wrong password', async () => {
    const { credentials } = await aSignedInBrowser(url);
    const wrongPassword = await signIn({ ...credentials, password: 'wrong horse' }).expect(400);
    const unknownEmail = await signIn({ ...credentials, email: 'unknown@example.com' }).expect(400);
    expect(unknownEmail.body).toEqual({ errors: [{ message: 'Invalid credentials' }] });
    expect(unknownEmail.body).toEqual(wrongPassword.body);
    expect(unknownEmail.headers['set-cookie']).toBeUndefined();
  });

  it('hashes for an unknown email as well: both requests wait while the queue is busy', async () => {
    const { credentials } = await aSignedInBrowser(url);
    const busy = await startAuth(settings, { passwords: new Passwords(new BoundedQueue(0, 0)) });
    for (const email of [credentials.email, 'unknown@example.com']) {
      const response = await request(busy)
        .post('/api/users/signin')
        .send({ ...credentials, email })
        .expect(503);
      expect(response.headers['retry-after']).toMatch(/^\d+$/);
    }
  });

  it('ends the tokens that the device had before', async () => {
    const { browser, credentials, refreshToken } = await aSignedInBrowser(url);
    const again = await browser.post('/api/users/signin').send(credentials).expect(200);
    await refreshWith(url, refreshToken).expect(401);
    await refreshWith(url, cookie(again, 'refresh').value).expect(200);
  });

  it.each([
    ['email', { $gt: '' }],
    ['email', ['a@example.com']],
    ['email', 'no-at-sign'],
    ['password', { $ne: null }],
    ['password', 1234567],
    ['password', ''],
    ['password', undefined],
  ])('refuses a body whose %s is %j', async (field, value) => {
    const { body } = await signIn({ email: 'a@example.com', password: 'correct horse', [field]: value }).expect(400);
    expect(body).toEqual({ errors: [{ message: expect.any(String) as string, field }] });
  });
});
