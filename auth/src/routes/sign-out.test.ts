import { stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { aBrowser, aSignedInBrowser, cookie, refreshWith, startAuth } from '../testing/start-auth';

let url: string;

beforeAll(async () => {
  url = await startAuth();
});

afterAll(stopAll);

describe('POST /api/users/signout', () => {
  it('signs the browser out', async () => {
    const { browser } = await aSignedInBrowser(url);
    const { body } = await browser.post('/api/users/signout').send({}).expect(200);
    expect(body).toEqual({});
    const { body: session } = await browser.get('/api/users/currentuser').expect(200);
    expect(session).toEqual({ currentUser: null });
    await browser.post('/api/users/refresh').expect(401);
  });

  it('ends every refresh token of the device, also copied ones', async () => {
    const { browser, refreshToken } = await aSignedInBrowser(url);
    const renewed = cookie(await browser.post('/api/users/refresh').expect(200), 'refresh').value;
    await browser.post('/api/users/signout').send({}).expect(200);
    await refreshWith(url, renewed).expect(401);
    await refreshWith(url, refreshToken).expect(401);
  });

  it('leaves the other devices of the user signed in', async () => {
    const { browser, credentials } = await aSignedInBrowser(url);
    const telephone = aBrowser(url);
    await telephone.post('/api/users/signin').send(credentials).expect(200);
    await browser.post('/api/users/signout').send({}).expect(200);
    await telephone.post('/api/users/refresh').expect(200);
  });

  it('clears both cookies also without a session', async () => {
    const response = await request(url).post('/api/users/signout').set('Cookie', 'refresh=nonsense').expect(200);
    for (const name of ['session', 'refresh']) {
      const { value, attributes } = cookie(response, name);
      expect(value).toBe('');
      expect(attributes).toContain('expires=thu, 01 jan 1970 00:00:00 gmt');
    }
  });

  it.each(['signout', 'refresh'])('refuses a request to %s that a page of another site sends', async (route) => {
    const post = request(url).post(`/api/users/${route}`);
    const { headers } = await post.set('Sec-Fetch-Site', 'cross-site').expect(403);
    expect(headers['set-cookie']).toBeUndefined();
  });
});
