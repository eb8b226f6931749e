import { UnavailableError } from '@ticketing/common';
import { BoundedQueue } from './bounded-queue';

/** A task that ends when the test ends it. */
function heldWork() {
  const held: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, (running += 1));
    await new Promise<void>((resolve) => held.push(resolve));
    running -= 1;
  };
  return { work, release: () => held.shift()?.(), most: () => most, started: () => held.length };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a bounded queue', () => {
  it('runs a limited number at a time, and the others in turn', async () => {
    const queue = new BoundedQueue(2, 10);
    const { work, release, most } = heldWork();
    const all = Promise.all(Array.from({ length: 6 }, () => queue.run(work)));
    for (let done = 0; done < 6; done += 1) {
      await settled();
      release();
    }
    await all;
    expect(most()).toBe(2);
  });

  it('refuses tasks beyond its capacity, and accepts tasks again when there is room', async () => {
    const queue = new BoundedQueue(1, 1);
    const { work, release } = heldWork();
    const [running, waiting] = [queue.run(work), queue.run(work)];
    await expect(queue.run(work)).rejects.toThrow(UnavailableError);
    release();
    await running;
    await settled();
    const next = queue.run(async () => 'done');
    release();
    await waiting;
    await expect(next).resolves.toBe('done');
  });

  it('continues after a failed task', async () => {
    const queue = new BoundedQueue(1, 1);
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(queue.run(async () => 'done')).resolves.toBe('done');
  });
});
