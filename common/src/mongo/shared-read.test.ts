import { SharedRead } from './shared-read';

/** A source whose reads end when the test says so. */
function aSource() {
  const reads: { answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  const query = () => new Promise<string>((resolve, reject) => void reads.push({ answer: resolve, fail: reject }));
  return { reads, query };
}

const settled = () => new Promise((resolve) => void setImmediate(resolve));

describe('SharedRead', () => {
  it('begins the read of a lone reader at once', async () => {
    const { reads, query } = aSource();
    const found = new SharedRead().read('a', query);
    reads[0]?.answer('value');
    await expect(found).resolves.toBe('value');
  });

  it('gives a reader that asks while a read is under way the result of a read that begins later', async () => {
    const { reads, query } = aSource();
    const shared = new SharedRead();
    const first = shared.read('a', query);
    const second = shared.read('a', query);
    const third = shared.read('a', query);
    expect(reads).toHaveLength(1);
    reads[0]?.answer('before the write');
    await expect(first).resolves.toBe('before the write');
    await settled();
    expect(reads).toHaveLength(2);
    reads[1]?.answer('after the write');
    await expect(Promise.all([second, third])).resolves.toEqual(['after the write', 'after the write']);
  });

  it('does not let a reader join a shared read that has begun', async () => {
    const { reads, query } = aSource();
    const shared = new SharedRead();
    void shared.read('a', query);
    void shared.read('a', query);
    reads[0]?.answer('first');
    await settled();
    const late = shared.read('a', query);
    reads[1]?.answer('second');
    await settled();
    reads[2]?.answer('third');
    await expect(late).resolves.toBe('third');
  });

  it('reads different keys independently', () => {
    const { reads, query } = aSource();
    const shared = new SharedRead();
    void shared.read('a', query);
    void shared.read('b', query);
    expect(reads).toHaveLength(2);
  });

  it('passes an error to those who share the read, and to no others', async () => {
    const { reads, query } = aSource();
    const shared = new SharedRead();
    const first = shared.read('a', query);
    const second = shared.read('a', query);
    reads[0]?.fail(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await settled();
    reads[1]?.answer('back');
    await expect(second).resolves.toBe('back');
  });

  it('does not wait long for a read that is stuck', async () => {
    const { reads, query } = aSource();
    const shared = new SharedRead();
    const stuck = shared.read('a', query);
    const next = shared.read('a', () => Promise.resolve('passed'));
    await expect(next).resolves.toBe('passed');
    reads[0]?.answer('late');
    await expect(stuck).resolves.toBe('late');
  });
});
