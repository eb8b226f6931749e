import { mergeCookies, parseSetCookie } from './cookies';

describe('session cookies', () => {
  it('keep their attributes but not their base64 padding', () => {
    const cookie = parseSetCookie(
      'session=eyJqd3QiOiJ4In0=; path=/; expires=Tue, 24 Nov 2026 10:00:00 GMT; secure; httponly',
    );

    expect(cookie).toEqual({
      name: 'session',
      value: 'eyJqd3QiOiJ4In0',
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      expires: new Date('2026-11-24T10:00:00Z'),
    });
  });

  it('keep Max-Age=0 when they are removed', () => {
    expect(parseSetCookie('refresh=; Path=/; Max-Age=0')).toMatchObject({ name: 'refresh', value: '', maxAge: 0 });
  });

  it('are replaced, added and removed in a request', () => {
    const merged = mergeCookies('zone=UTC; session=old=; refresh=r1', [
      'session=new=; path=/',
      'refresh=; path=/',
      'x=1',
    ]);

    expect(merged).toBe('zone=UTC; session=new=; x=1');
  });
});
