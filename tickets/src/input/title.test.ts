import { parseTitle } from './title';

describe('the title of a ticket', () => {
  it('is trimmed and otherwise kept as it is', () => {
    expect(parseTitle(' \t<b>Émile & Söhne</b>  live\u00a0\n')).toBe('<b>Émile & Söhne</b>  live');
  });

  it('has at most 200 characters, counted as people see them, not as UTF-16 does', () => {
    expect(parseTitle('🎫'.repeat(200))).toHaveLength(400);
    expect(parseTitle(` ${'a'.repeat(200)} `)).toHaveLength(200);
    expect(() => parseTitle('🎫'.repeat(201))).toThrow('at most 200 characters');
  });

  it.each([[undefined], [null], [7], [['a']], [{ $gt: '' }], [true]])('is a string, not %j', (value) => {
    expect(() => parseTitle(value)).toThrow('Title is required, as a string');
  });

  it.each(['', '   ', '\n\t'])('has at least one character after trimming: %j', (value) => {
    expect(() => parseTitle(value)).toThrow('Title must not be empty');
  });

  it('is refused when it holds half a character, which could not be stored', () => {
    expect(() => parseTitle('half \ud83c')).toThrow('valid Unicode');
  });
});
