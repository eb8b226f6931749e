import mongoose from 'mongoose';
import { retryConflicts } from './retry-conflicts';

const conflict = new mongoose.Error.VersionError({ _doc: { _id: 'some' } } as never, 0, []);

/** A change that meets an error in its first tries. */
function changeAfter(failures: number, error: Error) {
  let tried = 0;
  return () => ((tried += 1) <= failures ? Promise.reject(error) : Promise.resolve(tried));
}

describe('retryConflicts', () => {
  it('makes the change again after each version conflict', async () => {
    await expect(retryConflicts(3, changeAfter(2, conflict))).resolves.toBe(3);
  });

  it('gives up after the last try', async () => {
    await expect(retryConflicts(3, changeAfter(3, conflict))).rejects.toBe(conflict);
  });

  it('does not repeat a change that fails otherwise', async () => {
    const failure = new Error('No such order');
    await expect(retryConflicts(3, changeAfter(1, failure))).rejects.toBe(failure);
  });
});
