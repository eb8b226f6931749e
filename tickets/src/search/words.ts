/** Accents: marks of scripts that have them beside their letters. In Indic scripts and Thai, marks are vowels. */
const ACCENTS =
  /(?=\p{M})(?![\u3099\u309a])[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}]/gu;
/** What joins letters and emoji or hides in them, and is not seen itself. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Apostrophes and slashes with a letter or digit on either side: those of don't, O’Connor and AC/DC. */
const INSIDE = /(?<=[\p{L}\p{N}\p{M}])['’‘‛ʼʻ′`´＇/∕／]+(?=[\p{L}\p{N}])/gu;
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that are written without spaces, or whose words begin inside others (Korean compounds). */
const UNSPACED = '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}]';
const RUNS = new RegExp(`${UNSPACED}+|(?:(?!${UNSPACED}).)+`, 'gu');
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');

/** Letters that Unicode does not take apart though readers do. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ħ: 'h', æ: 'ae', œ: 'oe', ς: 'σ' };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/**
 * The words of a text, each once, as they are compared in a search: runs of letters and digits, without accents and without
 * case. What is written without spaces is a word of its own, and is looked for inside; see `isUnspaced`.
 */
export function wordsOf(text: string): string[] {
  const words = fold(text.replace(INSIDE, '')).match(WORDS) ?? [];
  return [...new Set(words.flatMap((word) => word.match(RUNS) ?? []))];
}

/** Whether a word is Chinese, Japanese, Korean or Thai, which is found anywhere inside such a word of a title. */
export const isUnspaced = (word: string): boolean => BEGINS_UNSPACED.test(word);

/** Every two characters that stand beside each other, and the last one: any of its characters begins one of these. */
export function gramsOf(word: string): string[] {
  const characters = [...word];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** Taken apart (NFKD) to strip the accents, and put together again for Hangul and kana. */
const fold = (text: string) =>
  foldCase(text.normalize('NFKD').replace(INVISIBLE, '').replace(ACCENTS, '')).normalize('NFC');

/** Both ways, since neither alone makes STRASSE meet straße. */
const foldCase = (text: string) =>
  text
    .toUpperCase()
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
