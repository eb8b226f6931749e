import jwt from 'jsonwebtoken';
import { aUser, TEST_JWT_KEY } from '../testing';
import { SESSION_SECONDS, signSession } from './session';
import { SessionVerifier } from './session-verifier';

const keys = { key: TEST_JWT_KEY };

afterEach(() => jest.restoreAllMocks());

describe('SessionVerifier', () => {
  it('verifies the signature of a token once', () => {
    const verify = jest.spyOn(jwt, 'verify');
    const user = aUser();
    const verifier = new SessionVerifier(keys);
    const token = signSession(user, keys);
    expect([verifier.verify(token), verifier.verify(token)]).toEqual([user, user]);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it('refuses a token that it has verified before, once it is expired', () => {
    const verifier = new SessionVerifier(keys);
    const token = signSession(aUser(), keys);
    const issued = Date.now();
    const clock = jest.spyOn(Date, 'now');
    clock.mockReturnValue(issued + (SESSION_SECONDS - 2) * 1_000);
    expect(verifier.verify(token)).toBeDefined();
    clock.mockReturnValue(issued + SESSION_SECONDS * 1_000);
    expect(verifier.verify(token)).toBeUndefined();
    expect(verifier.size).toBe(0);
  });

  it('refuses, under other keys, a token that another verifier has verified', () => {
    const token = signSession(aUser(), keys);
    expect(new SessionVerifier(keys).verify(token)).toBeDefined();
    expect(new SessionVerifier({ key: 'another key of 32 characters or more' }).verify(token)).toBeUndefined();
  });

  it('refuses an altered copy of a token that it has verified', () => {
    const verifier = new SessionVerifier(keys);
    const token = signSession(aUser(), keys);
    expect(verifier.verify(token)).toBeDefined();
    expect(verifier.verify(`${token}A`)).toBeUndefined();
    const [, payload, signature] = token.split('.');
    expect(verifier.verify(`eyJhbGciOiJub25lIn0.${payload}.${signature}`)).toBeUndefined();
  });

  it('keeps no more tokens than its bound, and none that is not valid', () => {
    const verifier = new SessionVerifier(keys, 2);
    for (let n = 0; n < 5; n += 1) verifier.verify(signSession(aUser(), keys));
    expect(verifier.size).toBe(2);
    const fresh = new SessionVerifier(keys);
    for (const token of ['', 'a.b.c', 7, undefined, jwt.sign({}, TEST_JWT_KEY)]) fresh.verify(token);
    expect(fresh.size).toBe(0);
  });
});
