/** Flags of regions: a black flag, and tags that spell which. */
const TAGGED_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,16}\u{E007F}/gu;
/** Controls and formats, but the joiners of letters and emoji; those that turn the direction of text are among them. */
const FORBIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** A letter, digit, sign or symbol; fillers and the empty Braille pattern are such, and yet show nothing. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u;

/**
 * A line of text that a request gives, trimmed and otherwise as it is.
 *
 * @param label what the field is called in the message, "Title" say
 * @param max the most code points that it may have
 * @throws Error with what is wrong, in words for the user
 */
export function parseLine(value: unknown, label: string, max: number): string {
  if (typeof value !== 'string') throw new Error(`${label} is required, as a string`);
  const line = value.trim();
  if (line === '') throw new Error(`${label} must not be empty`);
  // Half of a surrogate pair is no character: it could not be stored as it is.
  if (!line.isWellFormed()) throw new Error(`${label} must be valid Unicode`);
  if ([...line].length > max) throw new Error(`${label} must have at most ${max} characters`);
  if (FORBIDDEN.test(line.replace(TAGGED_FLAG, ''))) {
    throw new Error(`${label} must not have line breaks, control characters or invisible formatting in it`);
  }
  if (!VISIBLE.test(line)) throw new Error(`${label} must have something to see in it`);
  return line;
}

/** A line of text that may be absent: null is none. @throws Error as `parseLine` */
export const parseOptionalLine = (value: unknown, label: string, max: number): string | null =>
  value === null ? null : parseLine(value, label, max);
