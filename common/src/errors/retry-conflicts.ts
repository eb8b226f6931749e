import { isVersionConflict } from './outages';

/**
 * Makes a change once more after each version conflict: the state that it finds then decides again.
 *
 * @param tries how often at most, the first time included
 * @param change reads the document anew each time, changes it and stores it
 * @returns what the change that succeeded gave
 * @throws VersionError when every try meets a version conflict
 */
export async function retryConflicts<T>(tries: number, change: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await change();
    } catch (error) {
      if (tried >= tries || !isVersionConflict(error)) throw error;
    }
  }
}
