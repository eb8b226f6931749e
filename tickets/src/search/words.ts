/** Accents are marks of these scripts only: in Indic scripts and Thai, marks are vowels. */
const ACCENTS =
  /(?=\p{M})(?![\u3099\u309a])[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}]/gu;
/** Joiners and other invisible characters. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Apostrophes and slashes inside words: don't, O’Connor, AC/DC. */
const INSIDE = /(?<=[\p{L}\p{N}\p{M}])['’‘‛ʼʻ′`´＇/∕／]+(?=[\p{L}\p{N}])/gu;
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts without spaces, and Korean, whose compounds contain words. */
const UNSPACED = '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}]';
const RUNS = new RegExp(`${UNSPACED}+|(?:(?!${UNSPACED}).)+`, 'gu');
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');

/** Letters that Unicode does not decompose, and readers do. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ħ: 'h', æ: 'ae', œ: 'oe', ς: 'σ' };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/**
 * The distinct words of a text in the form that a search compares: runs of letters and digits, without accents and case.
 * A run in a script without spaces is one word; see `isUnspaced`.
 */
export function wordsOf(text: string): string[] {
  const words = fold(text.replace(INSIDE, '')).match(WORDS) ?? [];
  return [...new Set(words.flatMap((word) => word.match(RUNS) ?? []))];
}

/** Whether a word is Chinese, Japanese, Korean or Thai. A search finds it anywhere inside such a word of a title. */
export const isUnspaced = (word: string): boolean => BEGINS_UNSPACED.test(word);

/** All pairs of neighbouring characters, and the last character: each character of the word starts one of them. */
export function gramsOf(word: string): string[] {
  const characters = [...word];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** Decomposed (NFKD) to remove the accents, and composed again (NFC) for Hangul and kana. */
const fold = (text: string) =>
  foldCase(text.normalize('NFKD').replace(INVISIBLE, '').replace(ACCENTS, '')).normalize('NFC');

/** To upper and to lower case, since only both make STRASSE equal straße. */
const foldCase = (text: string) =>
  text
    .toUpperCase()
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
