import { hasAsciiDomain, hasAsciiLocalPart, hasInvisible, normaliseEmail, storedForms } from './email';

describe('a normalised email', () => {
  it.each([
    ['  Jane@Example.COM\t', 'jane@example.com'],
    ['jane@bücher.de', 'jane@xn--bcher-kva.de'],
    ['jane@BÜCHER.de', 'jane@xn--bcher-kva.de'],
    ['jane@bu\u0308cher.de', 'jane@xn--bcher-kva.de'],
    ['jane@XN--BCHER-KVA.de', 'jane@xn--bcher-kva.de'],
    ['jane@日本。jp', 'jane@xn--wgv71a.jp'],
    ['jane@ｅxample.com', 'jane@example.com'],
    ['jane@straße.de', 'jane@xn--strae-oqa.de'],
    ['"a@b"@example.com', '"a@b"@example.com'],
    ['JOSE\u0301@example.com', 'josé@example.com'],
  ])('of %j is %j, which is its own normalised form', (typed, kept) => {
    expect(normaliseEmail(typed)).toBe(kept);
    expect(normaliseEmail(kept)).toBe(kept);
  });

  it.each([
    'jane@example.com/path',
    'jane@example.com:25',
    'jane@example.com?q',
    'jane@example.com#f',
    'jane@%65xample.com',
    'jane@％65xample.com',
    'jane@example.com／path',
    'jane@exa\u00admple.com',
    'jane@exa\u200bmple.com',
    'jane@exa\ufe0fmple.com',
    'jane@xn--a.de',
    `jane@${'ü'.repeat(50_000)}.de`,
  ])('keeps the invalid domain of %j', (typed) => {
    expect(normaliseEmail(typed)).toBe(typed);
    expect(hasAsciiDomain(typed)).toBe(false);
  });

  it('is found when the domain was stored in Unicode', () => {
    expect(storedForms('jane@xn--bcher-kva.de')).toEqual(['jane@xn--bcher-kva.de', 'jane@bücher.de']);
    expect(storedForms('jane@example.com')).toEqual(['jane@example.com']);
    expect(storedForms('jane@xn--a.de')).toEqual(['jane@xn--a.de']);
  });
});

describe('an email', () => {
  it.each([
    '\u0000',
    '\u0007',
    '\u200b',
    '\u200d',
    '\u2060',
    '\u00ad',
    '\u202e',
    '\ufeff',
    '\u034f',
    '\u3164',
    '\ufe0f',
  ])('with %j in it has an invisible character', (character) => {
    for (const email of [`ja${character}ne@example.com`, `jane@exam${character}ple.com`]) {
      expect(hasInvisible(email)).toBe(true);
    }
  });

  it.each(['\u200b', '\ufeff', '\u2060', '\u00ad'])('with %j around it has an invisible character', (character) => {
    expect(hasInvisible(`${character}jane@example.com`)).toBe(true);
    expect(hasInvisible(`jane@example.com${character}`)).toBe(true);
  });

  it('may have blanks around it', () => {
    expect(hasInvisible(' \t\n jane@bücher.de \u00a0')).toBe(false);
  });

  it('has a local part of ASCII or not', () => {
    expect(hasAsciiLocalPart('jane+x@bücher.de')).toBe(true);
    for (const local of ['jané', 'ｊane', '\u212aate', 'jane\u0301', '李']) {
      expect(hasAsciiLocalPart(`${local}@example.com`)).toBe(false);
    }
  });
});
