import { limits } from '@ticketing/common';

/**
 * The title that a request gives, trimmed.
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parseTitle(value: unknown): string {
  if (typeof value !== 'string') throw new Error('Title is required, as a string');
  const title = value.trim();
  if (title === '') throw new Error('Title must not be empty');
  // Half of a surrogate pair is no character: it could not be stored as it is.
  if (!title.isWellFormed()) throw new Error('Title must be valid Unicode');
  if ([...title].length > limits.title.max) throw new Error(`Title must have at most ${limits.title.max} characters`);
  return title;
}
