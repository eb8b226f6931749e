import { mailTokenKey, mailTokenOf, readMailToken } from './mail-token';
import { anId } from './testing';

const key = mailTokenKey('a key for tests alone, 32 characters');
const other = mailTokenKey('another key for tests, 32 characters');

describe('the token of a mail', () => {
  it('gives the id of its request, with any of the accepted keys', () => {
    const id = anId();
    expect(readMailToken(mailTokenOf(id, key), [key])).toBe(id);
    expect(readMailToken(mailTokenOf(id, key), [other, key])).toBe(id);
  });

  it('is refused when it was made with another key, for another request, or not at all', () => {
    const id = anId();
    const [, signature = ''] = mailTokenOf(id, key).split('.');
    const wrong = [mailTokenOf(id, other), `${anId()}.${signature}`, id, `${id}.`, '', '.', signature];
    for (const token of wrong) expect(readMailToken(token, [key])).toBeUndefined();
    expect(readMailToken(`${id.toUpperCase()}.${signature}`, [key])).toBeUndefined();
    expect(readMailToken(`not-an-id.${mailTokenOf('not-an-id', key).split('.')[1]}`, [key])).toBeUndefined();
  });
});
