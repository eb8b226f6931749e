import { ListReader } from './list-reader';

describe('ListReader', () => {
  let response = { text: '[{"id":"t1"}]', link: undefined as string | undefined };
  const searches: string[] = [];
  const reader = new ListReader((search) => {
    searches.push(search);
    return Promise.resolve({ ...response });
  }, 8);
  beforeEach(() => (searches.length = 0));

  it('reads for each request, and gives the same object while the response is the same', async () => {
    const first = await reader.read('');
    expect(await reader.read('')).toBe(first);
    expect(first.items).toEqual([{ id: 't1' }]);
    expect(searches).toEqual(['', '']);
  });

  it('gives another object for another list', async () => {
    const before = await reader.read('');
    response = { text: '[{"id":"t2"}]', link: undefined };
    const after = await reader.read('');
    expect(after).not.toBe(before);
    expect(after.items).toEqual([{ id: 't2' }]);
  });

  it('gives another object when only the next page appears', async () => {
    const before = await reader.read('');
    response = { ...response, link: '</api/tickets?cursor=c1>; rel="next"' };
    const after = await reader.read('');
    expect(before.nextCursor).toBeUndefined();
    expect(after.nextCursor).toBe('c1');
  });

  it('keeps lists of different addresses apart', async () => {
    const plain = await reader.read('');
    expect(await reader.read('?q=a')).not.toBe(plain);
    expect(searches).toEqual(['', '?q=a']);
  });
});
