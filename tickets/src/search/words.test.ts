import { wordsOf } from './words';

describe('the words of a text', () => {
  it.each([
    ['Winter Concert', ['winter', 'concert']],
    ['  AC/DC: live, 2027! ', ['ac', 'dc', 'live', '2027']],
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
