import { isExpired, readSessionToken } from './session-token';

const cookieOf = (payload: object, encoding: BufferEncoding = 'base64'): string => {
  const jwt = `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`;
  return Buffer.from(JSON.stringify({ jwt })).toString(encoding);
};

describe('the session cookie', () => {
  const token = { id: 'a'.repeat(24), email: 'zoë@example.com', verified: false, exp: 1_800_000_000 };

  it.each(['base64', 'base64url'] as const)('is decoded from %s', (encoding) => {
    expect(readSessionToken(cookieOf(token, encoding))).toEqual(token);
  });

  it.each([undefined, '', 'nonsense', cookieOf({ id: 1 })])('is undefined for the malformed value %j', (cookie) => {
    expect(readSessionToken(cookie)).toBeUndefined();
  });

  it('expires some seconds early', () => {
    expect(isExpired(token, 1_799_999_980_000)).toBe(false);
    expect(isExpired(token, 1_799_999_991_000)).toBe(true);
  });
});
