const MARKS = /\p{M}/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * The words of a text, each once, as they are compared in a search: runs of letters and digits, without accents (NFKD,
 * marks stripped) and without case.
 */
export function wordsOf(text: string): string[] {
  return [...new Set(foldCase(text.normalize('NFKD').replace(MARKS, '')).match(WORDS))];
}

/** Both ways, since neither alone makes STRASSE meet straße; the sigma at a word's end is one in its middle, too. */
const foldCase = (text: string) => text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
