import { gramsOf, isUnspaced, wordsOf } from './words';

describe('the words of a text', () => {
  it.each([
    ['Winter Concert', ['winter', 'concert']],
    ['  AC/DC: live, 2027! ', ['acdc', 'live', '2027']],
    ["Don't stop, O’Connor! rock 'n' roll", ['dont', 'stop', 'oconnor', 'rock', 'n', 'roll']],
    ["Rock'n'Roll / 'quoted' / ´t", ['rocknroll', 'quoted', 't']],
    ['Łódź Øresund Đorđe Ærø cœur', ['lodz', 'oresund', 'dorde', 'aero', 'coeur']],
    ['ŁÓDŹ ØRESUND ÆRØ', ['lodz', 'oresund', 'aero']],
    ['Любовь Ёлка', ['любовь', 'елка']],
    // These marks are vowels, not accents.
    ['हिन्दी संगीत', ['हिन्दी', 'संगीत']],
    ['தமிழ் ಕನ್ನಡ', ['தமிழ்', 'ಕನ್ನಡ']],
    ['می‌خواهم', ['میخواهم']],
    ['BTS콘서트2027 東京ドーム', ['bts', '콘서트', '2027', '東京ドーム']],
    ['ｶﾞﾝﾀﾞﾑ ガンダム', ['ガンダム']],
    ['か が', ['か', 'が']],
    ['คอนเสิร์ตฤดูหนาว', ['คอนเสิร์ตฤดูหนาว']],
    ['👨‍👩‍👧 ❤️', []],
    ['Émile Ångström', ['emile', 'angstrom']],
    ['E\u0301mile', ['emile']],
    ['Große STRASSE', ['grosse', 'strasse']],
    ['straße', ['strasse']],
    ['İstanbul', ['istanbul']],
    ['ΟΔΥΣΣΕΥΣ', ['οδυσσευσ']],
    ['ﬁnale', ['finale']],
    ['the the THE', ['the']],
    ['$gt .* (a|b)+', ['gt', 'a', 'b']],
    ['?! — 🎫', []],
  ])('%j has the words %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('a word that is written without spaces', () => {
  it.each(['東京', 'ドーム', '콘서트', 'คอนเสิร์ต'])('is %s', (word) => {
    expect(isUnspaced(word)).toBe(true);
  });

  it.each(['concert', 'हिन्दी', 'любовь', '2027'])('is not %s', (word) => {
    expect(isUnspaced(word)).toBe(false);
  });

  it('has a part that starts with each of its characters', () => {
    expect(gramsOf('東京ドーム')).toEqual(['東京', '京ド', 'ドー', 'ーム', 'ム']);
    expect(gramsOf('東')).toEqual(['東']);
  });
});
