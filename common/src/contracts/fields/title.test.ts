import { parseTitle } from './title';

describe('the title of a ticket', () => {
  it('is trimmed and otherwise unchanged', () => {
    expect(parseTitle(' \t<b>Émile & Söhne</b>  live\u00a0\n')).toBe('<b>Émile & Söhne</b>  live');
  });

  it('has at most 200 characters, counted as code points, not as UTF-16 units', () => {
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

  it.each([
    ['family 👨‍👩‍👧‍👦', 'joiners of emoji'],
    ['❤️ live', 'variation selectors'],
    ['می‌خواهم', 'joiners of letters'],
    ['England 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', 'the tags of a flag'],
    ['हिन्दी संगीत', 'combining marks'],
    ['!', 'one sign'],
    ['🎫', 'one emoji'],
  ])('may be %j, with %s', (title) => {
    expect(parseTitle(title)).toBe(title);
  });

  it.each(['a\nb', 'a\tb', 'a\u0000b', 'a\u007fb', 'a\u0085b', 'a\u2028b', 'soft\u00adhyphen', 'a\u200bb', 'a\u2060b'])(
    'has no control or format character: %j',
    (title) => expect(() => parseTitle(title)).toThrow('Title must not have line breaks'),
  );

  it.each(['\u202e', '\u202a', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c', '\u{E0067}', '\ufff9'])(
    'has nothing that turns or hides text: %j',
    (control) => expect(() => parseTitle(`a${control}b`)).toThrow('invisible formatting'),
  );

  it.each(['\u200d', '\u200c\u200d', '\u3164', '\u115f \u1160', '\u2800', '\ufe0f', '\u034f', '\u0301'])(
    'has something to see in it, not only %j',
    (title) => expect(() => parseTitle(title)).toThrow('something to see'),
  );

  it('is refused when it has half of a surrogate pair', () => {
    expect(() => parseTitle('half \ud83c')).toThrow('valid Unicode');
  });
});
