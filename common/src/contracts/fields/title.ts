import { limits } from '../limits';

/** Flags of regions: a black flag, and tags that spell which. */
const TAGGED_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,16}\u{E007F}/gu;
/** Controls and formats, but the joiners of letters and emoji; those that turn the direction of text are among them. */
const FORBIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** A letter, digit, sign or symbol; fillers and the empty Braille pattern are such, and yet show nothing. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u;

/**
 * The title that a request gives, trimmed and otherwise as it is.
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
  if (FORBIDDEN.test(title.replace(TAGGED_FLAG, ''))) {
    throw new Error('Title must not have line breaks, control characters or invisible formatting in it');
  }
  if (!VISIBLE.test(title)) throw new Error('Title must have something to see in it');
  return title;
}
