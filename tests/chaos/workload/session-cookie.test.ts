import jwt from 'jsonwebtoken';
import { sessionCookieOf, TEST_JWT_KEY } from '@ticketing/common/testing';
import { afterItsEnd, goodUntil } from './session-cookie';

const user = { id: 'a'.repeat(24), email: 'ada@example.com', verified: true };
const valueOf = (header: string) => header.replace('session=', '');
const session = valueOf(sessionCookieOf(user));

describe('the cookie of a session', () => {
  it('says until when it is valid', () => {
    const left = goodUntil(session) - Date.now();
    expect(left).toBeGreaterThan(14 * 60_000);
    expect(left).toBeLessThanOrEqual(15 * 60_000);
    expect(goodUntil(undefined)).toBe(0);
  });

  it('keeps its person after its end, and is invalid', () => {
    const over = valueOf(afterItsEnd(session, TEST_JWT_KEY));
    expect(goodUntil(over)).toBeLessThan(Date.now());
    const { jwt: token } = JSON.parse(Buffer.from(over, 'base64').toString()) as { jwt: string };
    expect(() => jwt.verify(token, TEST_JWT_KEY)).toThrow('jwt expired');
    expect(jwt.verify(token, TEST_JWT_KEY, { ignoreExpiration: true })).toMatchObject(user);
  });
});
