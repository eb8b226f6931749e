import { aUser, cookieWithToken, sessionCookieOf, stopAll, TEST_JWT_KEY } from '@ticketing/common/testing';
import jwt, { type SignOptions } from 'jsonwebtoken';
import request from 'supertest';
import { authSettings, startAuth } from '../testing/start-auth';

const PREVIOUS_KEY = 'the key before, 32 characters long';
const user = aUser();
let url: string;

beforeAll(async () => {
  url = await startAuth(authSettings({ JWT_KEY_PREVIOUS: PREVIOUS_KEY }));
});

afterAll(stopAll);

async function currentUser(cookie?: string, path = '/api/users/currentuser') {
  const asked = request(url).get(path);
  const { body } = await (cookie === undefined ? asked : asked.set('Cookie', cookie)).expect(200);
  return (body as { currentUser: unknown }).currentUser;
}

/** A session cookie with a token that is signed with these options. */
const signed = (key: string, options: SignOptions, claims: object = user) =>
  cookieWithToken(jwt.sign(claims, key, options));

describe('GET /api/users/currentuser', () => {
  it('returns the signed-in user', async () => {
    expect(await currentUser(sessionCookieOf(user))).toEqual(user);
  });

  it('ignores the case of its path', async () => {
    expect(await currentUser(sessionCookieOf(user), '/api/users/currentUser')).toEqual(user);
  });

  it('accepts a token of the previous key', async () => {
    expect(await currentUser(sessionCookieOf(user, PREVIOUS_KEY))).toEqual(user);
  });

  it.each<[string, string | undefined]>([
    ['no cookie', undefined],
    ['a cookie that is no base64', 'session=%%%'],
    ['a cookie that is no JSON', `session=${Buffer.from('{"jwt":').toString('base64')}`],
    ['a cookie that is JSON but no object', `session=${Buffer.from('null').toString('base64')}`],
    ['a token that is none', cookieWithToken('a.b.c')],
    ['a token signed with another key', sessionCookieOf(user, 'another key of 32 characters or more')],
    ['an unsigned token', signed('', { algorithm: 'none', expiresIn: 900 })],
    ['a token signed with another algorithm', signed(TEST_JWT_KEY, { algorithm: 'HS512', expiresIn: 900 })],
    ['an expired token', signed(TEST_JWT_KEY, { algorithm: 'HS256', expiresIn: -1 })],
    ['a token that never expires', signed(TEST_JWT_KEY, { algorithm: 'HS256' })],
    ['a token without an id', signed(TEST_JWT_KEY, { algorithm: 'HS256', expiresIn: 900 }, { email: user.email })],
  ])('returns null for %s', async (_what, cookie) => {
    expect(await currentUser(cookie)).toBeNull();
  });

  it('returns null for a token whose claims were altered', async () => {
    const [header, , signature] = jwt.sign(user, TEST_JWT_KEY, { expiresIn: 900 }).split('.');
    const claims = { ...aUser(), iat: 1, exp: 4_000_000_000 };
    const altered = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    expect(await currentUser(cookieWithToken(altered))).toBeNull();
  });
});
