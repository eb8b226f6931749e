import { anId, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { anAdministrator } from '../testing/administrators';
import { aBrowser, aSignedInBrowser, authSettings, refreshWith, startAuth, startReplicas } from '../testing/start-auth';
import { openDatabase } from '../testing/database';
import { PausedPasswords } from '../testing/paused-passwords';

type Administrator = Awaited<ReturnType<typeof anAdministrator>>;

const settings = authSettings();
let url: string;
let replicaUrl: string;
let administrator: Administrator;
let database: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  [url, replicaUrl] = await startReplicas(settings);
  administrator = await anAdministrator(url, settings);
  database = await openDatabase(settings);
});

afterAll(async () => {
  await database.close();
  await stopAll();
});

const revoke = (id: string, { browser }: Pick<Administrator, 'browser'> = administrator) =>
  browser.post(`/api/users/${id}/revocation`);

describe('POST /api/users/:id/revocation', () => {
  it('prevents the user from refreshing, on every device', async () => {
    const { id, browser, credentials } = await aSignedInBrowser(url);
    const telephone = aBrowser(replicaUrl);
    await telephone.post('/api/users/signin').send(credentials).expect(200);
    const { text } = await revoke(id).expect(204);
    expect(text).toBe('');
    expect(await database.families.countDocuments({ userId: id })).toBe(0);
    await browser.post('/api/users/refresh').expect(401);
    await telephone.post('/api/users/refresh').expect(401);
  });

  it('refuses the right password with 403, and a wrong one as for any account', async () => {
    const { id, credentials } = await aSignedInBrowser(url);
    await revoke(id).expect(204);
    const signIn = (body: object) => request(url).post('/api/users/signin').send(body);
    for (let index = 0; index < 12; index += 1) {
      const { body } = await signIn(credentials).expect(403);
      expect(body).toEqual({ errors: [{ message: 'This account has been revoked' }] });
    }
    await signIn({ ...credentials, password: 'a wrong guess' }).expect(400);
  });

  it('refuses a request that a page of a sibling domain sends from an administrator’s browser', async () => {
    const { id, credentials } = await aSignedInBrowser(url);
    await revoke(id).set('Sec-Fetch-Site', 'same-site').expect(403);
    await request(url).post('/api/users/signin').send(credentials).expect(200);
  });

  it('does not sign out another user of the device when the revoked user tries to sign in', async () => {
    const { id, credentials } = await aSignedInBrowser(url);
    const { browser } = await aSignedInBrowser(url);
    await revoke(id).expect(204);
    await browser.post('/api/users/signin').send(credentials).expect(403);
    await browser.post('/api/users/refresh').expect(200);
  });

  it('may be repeated, and with the id in upper and lower case', async () => {
    const { id } = await aSignedInBrowser(url);
    await revoke(id).expect(204);
    await revoke(id.toUpperCase()).expect(204);
  });

  it('prevents a simultaneous sign-in', async () => {
    const { id, credentials } = await aSignedInBrowser(url);
    const passwords = new PausedPasswords();
    const paused = await startAuth(settings, { passwords });
    const signIn = request(paused).post('/api/users/signin').send(credentials);
    const answer = signIn.then((response) => response);
    await passwords.entered;
    await revoke(id).expect(204);
    passwords.release();
    const response = await answer;
    expect(response.status).toBe(403);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(await database.families.countDocuments({ userId: id })).toBe(0);
  });

  it('holds when it crashed before the tokens were deleted', async () => {
    const { id, refreshToken } = await aSignedInBrowser(url);
    await database.users.updateOne({ _id: id }, { $set: { revoked: true } });
    await refreshWith(url, refreshToken).expect(401);
    await database.users.updateOne({ _id: id }, { $set: { revoked: false } });
    await refreshWith(url, refreshToken).expect(401);
  });

  it.each(['post', 'delete'] as const)('requires a session (%s)', async (method) => {
    await request(url)[method](`/api/users/${anId()}/revocation`).expect(401);
    await request(url)[method]('/api/users/no-id/revocation').expect(401);
  });

  it.each(['post', 'delete'] as const)('is for administrators only, with any id (%s)', async (method) => {
    const { browser, id } = await aSignedInBrowser(url);
    for (const path of [id, administrator.id, anId(), 'no-id']) {
      const { body } = await browser[method](`/api/users/${path}/revocation`).expect(403);
      expect(body).toEqual({ errors: [{ message: 'Only administrators may do this' }] });
    }
  });

  it('refuses a revoked administrator whose session has not expired', async () => {
    const former = await anAdministrator(url, settings);
    await revoke(former.id).expect(204);
    await revoke(anId(), former).expect(403);
  });

  it.each(['post', 'delete'] as const)('answers 404 for an unknown or malformed id (%s)', async (method) => {
    for (const id of [anId(), 'no-id', '0'.repeat(23), `${'0'.repeat(23)}g`]) {
      const { body } = await administrator.browser[method](`/api/users/${id}/revocation`).expect(404);
      expect(body).toEqual({ errors: [{ message: 'Not found' }] });
    }
  });
});
