/**
 * A text that a request gives, as it is: nothing is cast, so an array or `{ "$gt": "" }` never passes.
 *
 * @param label what the field is called in the message, "Title" say
 * @throws Error with what is wrong, in words for the user
 */
export function parseText(value: unknown, label: string): string {
  if (typeof value !== 'string') throw new Error(`${label} is required, as a string`);
  // Half of a surrogate pair is no character: it could not be stored, hashed or sent as it is.
  if (!value.isWellFormed()) throw new Error(`${label} must be valid Unicode`);
  return value;
}
