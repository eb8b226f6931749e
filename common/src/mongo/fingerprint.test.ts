import { fingerprint } from './fingerprint';

const of = (text: string) => fingerprint(JSON.parse(text));

describe('the fingerprint of JSON', () => {
  it('is the same whatever the order of keys', () => {
    expect(of('{"a":1,"b":{"c":[1,2],"d":null}}')).toBe(of('{"b":{"d":null,"c":[1,2]},"a":1}'));
  });

  it.each([
    ['[1,2]', '[2,1]'],
    ['["1"]', '[1]'],
    ['[[],1]', '[[1]]'],
    ['{"a":{"b":1}}', '{"a":{},"b":1}'],
    ['[null]', '[]'],
    ['{"__proto__":1}', '{"__proto__":2}'],
    ['{"__proto__":{"a":1}}', '{}'],
    ['["a","b"]', '["a\\nb"]'],
    ['{"length":1,"0":1}', '[1]'],
  ])('distinguishes %s from %s', (one, another) => {
    expect(of(one)).not.toBe(of(another));
  });

  it('is found for JSON that is nested deeper than any stack', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    expect(of(deep)).not.toBe(of(deep.slice(1, -1)));
  });
});
