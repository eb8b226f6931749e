import { truncate, singleParams } from './search-params';

describe('singleParams and truncate', () => {
  it('ignores repeated and empty parameters', async () => {
    const given = Promise.resolve({ q: 'hamlet', sort: ['date', 'price'], cursor: '' });
    expect(await singleParams(given)).toEqual({ q: 'hamlet', sort: undefined, cursor: undefined });
  });

  it('removes lone surrogates', async () => {
    const given = Promise.resolve({ q: 'party \uD83C', cut: '\uFFFD', nul: 'a\0b' });
    expect(await singleParams(given)).toEqual({ q: 'party ', cut: undefined, nul: 'ab' });
  });

  it('truncates between code points', () => {
    expect(truncate('🎟'.repeat(120), 100)).toBe('🎟'.repeat(100));
    expect(() => encodeURIComponent(truncate(`${'a'.repeat(99)}🎟🎟`, 100) ?? '')).not.toThrow();
  });
});
