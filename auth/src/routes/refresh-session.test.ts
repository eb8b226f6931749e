import { UnavailableError } from '@ticketing/common';
import { cookieWithToken, stopAll, TEST_JWT_KEY } from '@ticketing/common/testing';
import jwt from 'jsonwebtoken';
import { Model } from 'mongoose';
import request, { type Response } from 'supertest';
import { aSignedInBrowser, authSettings, cookie, refreshWith, startReplicas } from '../testing/start-auth';
import { GENERATION_SIZE } from '../sessions/refresh-families';
import { aClock } from '../testing/clock';
import { openDatabase } from '../testing/database';

const settings = authSettings();
const clock = aClock();
let url: string;
let replicaUrl: string;

beforeAll(async () => {
  [url, replicaUrl] = await startReplicas(settings, { now: clock.now });
});

afterAll(stopAll);

const refreshTokenOf = (response: Response) => cookie(response, 'refresh').value;
const renew = async (token: string) => refreshTokenOf(await refreshWith(url, token).expect(200));

function expectCookiesCleared(response: Response): void {
  for (const name of ['session', 'refresh']) {
    expect(cookie(response, name)).toMatchObject({
      value: '',
      attributes: expect.arrayContaining(['path=/', 'expires=thu, 01 jan 1970 00:00:00 gmt']) as string[],
    });
  }
}

describe('POST /api/users/refresh', () => {
  it('answers 429 with Retry-After and a message to more than a hundred simultaneous requests with one token', async () => {
    const { refreshToken } = await aSignedInBrowser(url);
    const responses = await Promise.all(
      Array.from({ length: GENERATION_SIZE + 5 }, () => refreshWith(url, refreshToken)),
    );
    const refused = responses.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 429));
    for (const { headers, body } of refused) {
      expect(headers['retry-after']).toBe('10');
      expect(body).toEqual({ errors: [{ message: 'Too many tries, please wait' }] });
    }
  });

  it('gives a new session and a new refresh token', async () => {
    const { browser, id, email, refreshToken } = await aSignedInBrowser(url);
    const response = await browser.post('/api/users/refresh').expect(200);
    expect(response.body).toEqual({ currentUser: { id, email, verified: false } });
    expect(refreshTokenOf(response)).not.toBe(refreshToken);
    const { body } = await browser.get('/api/users/currentuser').expect(200);
    expect(body).toEqual({ currentUser: { id, email, verified: false } });
  });

  it('signs a user with an expired session in again', async () => {
    const { id, email, refreshToken } = await aSignedInBrowser(url);
    const expired = cookieWithToken(jwt.sign({ id, email }, TEST_JWT_KEY, { expiresIn: -60 }));
    const before = await request(url).get('/api/users/currentuser').set('Cookie', expired);
    expect(before.body).toEqual({ currentUser: null });
    const response = await refreshWith(url, `${refreshToken}; ${expired}`).expect(200);
    const session = `session=${cookie(response, 'session').value}`;
    const after = await request(url).get('/api/users/currentuser').set('Cookie', session);
    expect(after.body).toEqual({ currentUser: { id, email, verified: false } });
  });

  it.each([
    ['no refresh token', ''],
    ['an unknown one', `refresh=${'a'.repeat(22)}.${'b'.repeat(43)}`],
    ['nonsense', 'refresh=nonsense'],
    ['an operator', 'refresh[$gt]='],
  ])('refuses %s and clears the cookies', async (_what, header) => {
    const response = await request(url).post('/api/users/refresh').set('Cookie', header).expect(401);
    expect(response.body).toEqual({ errors: [{ message: 'Please sign in' }] });
    expectCookiesCleared(response);
  });

  it('stores only hashes of tokens', async () => {
    const { id, refreshToken } = await aSignedInBrowser(url);
    const database = await openDatabase(settings);
    const stored = JSON.stringify(await database.families.find({ userId: id }).lean());
    await database.close();
    expect(stored).toContain(id);
    for (const half of refreshToken.split('.')) expect(stored).not.toContain(half);
  });

  it('can be repeated after the grace when the database went away before the user was read', async () => {
    const { refreshToken } = await aSignedInBrowser(url);
    const find = Object.getOwnPropertyDescriptor(Model, 'findOne')?.value as (...query: unknown[]) => unknown;
    const away = jest.spyOn(Model, 'findOne').mockImplementation(function (this: typeof Model, ...query) {
      if (this.modelName === 'User') throw new UnavailableError();
      return find.apply(this, query) as never;
    });
    await refreshWith(url, refreshToken).expect(503);
    away.mockRestore();
    clock.advance({ seconds: 60 });
    await refreshWith(url, refreshToken).expect(200);
  });

  describe('in ten tabs at once', () => {
    it.each([0, 4, 9])('leaves the user signed in, also when the cookie of tab %i arrives last', async (last) => {
      const { refreshToken } = await aSignedInBrowser(url);
      const responses = await Promise.all(
        Array.from({ length: 10 }, (_, tab) => refreshWith(tab % 2 ? url : replicaUrl, refreshToken).expect(200)),
      );
      const tokens = responses.map(refreshTokenOf);
      expect(new Set(tokens).size).toBe(10);
      clock.advance({ seconds: 15 * 60 });
      await renew(await renew(tokens[last] ?? ''));
    });

    it('leaves a browser signed in with each token that it may have kept', async () => {
      const { browser } = await aSignedInBrowser(url);
      const refresh = () => browser.post('/api/users/refresh').expect(200);
      await Promise.all(Array.from({ length: 10 }, refresh));
      clock.advance({ seconds: 15 * 60 });
      await Promise.all(Array.from({ length: 10 }, refresh));
      clock.advance({ seconds: 15 * 60 });
      await refresh();
    });
  });

  describe('with a token that was replaced', () => {
    it('allows a retry after a lost answer, within the grace', async () => {
      const { refreshToken } = await aSignedInBrowser(url);
      await renew(refreshToken);
      clock.advance({ seconds: 9 });
      await renew(await renew(refreshToken));
    });

    it('treats it as stolen after the grace, and ends the whole family', async () => {
      const { browser, refreshToken } = await aSignedInBrowser(url);
      const stolen = await renew(refreshToken);
      clock.advance({ seconds: 10 });
      expectCookiesCleared(await browser.post('/api/users/refresh').expect(401));
      await refreshWith(url, stolen).expect(401);
    });

    it('treats a token from before the previous generation as stolen, also within the grace', async () => {
      const { refreshToken } = await aSignedInBrowser(url);
      const last = await renew(await renew(refreshToken));
      await refreshWith(url, refreshToken).expect(401);
      await refreshWith(url, last).expect(401);
    });

    it('detects a theft within the grace once either token is renewed again', async () => {
      const { refreshToken } = await aSignedInBrowser(url);
      const ofThief = await renew(refreshToken);
      const ofOwner = await renew(refreshToken);
      clock.advance({ seconds: 15 * 60 });
      const ofThiefAgain = await renew(ofThief);
      clock.advance({ seconds: 15 * 60 });
      await refreshWith(url, ofOwner).expect(401);
      await refreshWith(url, ofThiefAgain).expect(401);
    });

    it('leaves the other devices of the user signed in', async () => {
      const { credentials, refreshToken } = await aSignedInBrowser(url);
      const telephone = refreshTokenOf(await request(url).post('/api/users/signin').send(credentials).expect(200));
      await renew(refreshToken);
      clock.advance({ seconds: 11 });
      await refreshWith(url, refreshToken).expect(401);
      await renew(telephone);
    });
  });

  describe('over months', () => {
    it('ends the session of a device that was not used for 30 days', async () => {
      const { refreshToken } = await aSignedInBrowser(url);
      clock.advance({ days: 29.9 });
      const renewed = await renew(refreshToken);
      clock.advance({ days: 30 });
      await refreshWith(url, renewed).expect(401);
    });

    it('ends the session of a device after 180 days, also when it was used', async () => {
      const { refreshToken } = await aSignedInBrowser(url);
      let response: Response | undefined;
      let token = refreshToken;
      for (let days = 0; days < 175; days += 25) {
        clock.advance({ days: 25 });
        response = await refreshWith(url, token).expect(200);
        token = refreshTokenOf(response);
      }
      expect(response && cookie(response, 'refresh').attributes).toContain(`max-age=${5 * 24 * 60 * 60}`);
      clock.advance({ days: 5 });
      await refreshWith(url, token).expect(401);
    });
  });
});
