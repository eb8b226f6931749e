import { cut, singleParams } from './search-params';

describe('the parameters of an address', () => {
  it('are those that are given once, and not empty', async () => {
    const given = Promise.resolve({ q: 'hamlet', sort: ['date', 'price'], cursor: '' });
    expect(await singleParams(given)).toEqual({ q: 'hamlet', sort: undefined, cursor: undefined });
  });

  it('have no halves of letters in them', async () => {
    const given = Promise.resolve({ q: 'party \uD83C', cut: '\uFFFD', nul: 'a\0b' });
    expect(await singleParams(given)).toEqual({ q: 'party ', cut: undefined, nul: 'ab' });
  });

  it('are cut between letters', () => {
    expect(cut('🎟'.repeat(120), 100)).toBe('🎟'.repeat(100));
    expect(() => encodeURIComponent(cut(`${'a'.repeat(99)}🎟🎟`, 100) ?? '')).not.toThrow();
  });
});
