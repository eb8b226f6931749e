import { safePath, signInPath } from './paths';

describe('the redirect target after signing in', () => {
  it.each(['/', '/tickets/new', '/orders/6b04?x=1&y=%2F', '/?q=a+b'])('can be %s', (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/.//evil.example/',
    'javascript:alert(1)',
    '',
    undefined,
    ['/a'],
  ])('cannot be %j', (target) => {
    expect(safePath(target)).toBe('/');
  });

  it('is never a sign-in page', () => {
    expect(safePath('/auth/signin?next=/auth/signout')).toBe('/');
  });

  it('is part of the sign-in URL', () => {
    expect(signInPath('/orders/1?a=b', 'ended')).toBe('/auth/signin?reason=ended&next=%2Forders%2F1%3Fa%3Db');
  });
});
