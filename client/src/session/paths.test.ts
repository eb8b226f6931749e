import { safePath, signInPath } from './paths';

describe('where signing in leads', () => {
  it.each(['/', '/tickets/new', '/orders/6b04?x=1&y=%2F', '/?q=a+b'])('goes back to %s', (path) => {
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
  ])('never leaves the site: %j', (target) => {
    expect(safePath(target)).toBe('/');
  });

  it('does not lead in circles', () => {
    expect(safePath('/auth/signin?next=/auth/signout')).toBe('/');
  });

  it('takes the page along that one comes from', () => {
    expect(signInPath('/orders/1?a=b', 'ended')).toBe('/auth/signin?reason=ended&next=%2Forders%2F1%3Fa%3Db');
  });
});
