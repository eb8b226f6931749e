import { stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { anAdministrator } from '../testing/administrators';
import { aBrowser, aSignedInBrowser, authSettings, refreshWith, startAuth } from '../testing/start-auth';
import { openDatabase } from '../testing/database';

const settings = authSettings();
let url: string;
let administrator: Awaited<ReturnType<typeof anAdministrator>>;

beforeAll(async () => {
  url = await startAuth(settings);
  administrator = await anAdministrator(url, settings);
});

afterAll(stopAll);

const revoke = (id: string) => administrator.browser.post(`/api/users/${id}/revocation`).expect(204);
const reinstate = (id: string) => administrator.browser.delete(`/api/users/${id}/revocation`).expect(204);

describe('DELETE /api/users/:id/revocation', () => {
  it('lets the user sign in and refresh again', async () => {
    const { id, credentials } = await aSignedInBrowser(url);
    await revoke(id);
    await reinstate(id);
    const browser = aBrowser(url);
    await browser.post('/api/users/signin').send(credentials).expect(200);
    await browser.post('/api/users/refresh').expect(200);
  });

  it('makes no token valid again', async () => {
    const { id, refreshToken } = await aSignedInBrowser(url);
    await revoke(id);
    await reinstate(id);
    await refreshWith(url, refreshToken).expect(401);
  });

  it('makes no token valid again that a crashed revocation has left', async () => {
    const { id, refreshToken } = await aSignedInBrowser(url);
    const database = await openDatabase(settings);
    await database.users.updateOne({ _id: id }, { $set: { revoked: true } });
    await database.close();
    await reinstate(id);
    await refreshWith(url, refreshToken).expect(401);
  });

  it('does not sign out a user who was not revoked', async () => {
    const { id, refreshToken } = await aSignedInBrowser(url);
    await reinstate(id);
    await refreshWith(url, refreshToken).expect(200);
  });

  it('does not accept a wrong password', async () => {
    const { id, credentials } = await aSignedInBrowser(url);
    await revoke(id);
    await reinstate(id);
    const wrong = { ...credentials, password: 'a wrong guess' };
    await request(url).post('/api/users/signin').send(wrong).expect(400);
  });
});
