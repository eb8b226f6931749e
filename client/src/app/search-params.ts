export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Query parameters with one non-empty value each; repeated and empty ones are undefined. */
export async function singleParams(searchParams: SearchParams): Promise<Record<string, string | undefined>> {
  const given = Object.entries(await searchParams);
  return Object.fromEntries(given.map(([name, value]) => [name, single(value)]));
}

/** Drops lone surrogates and other characters that cannot be encoded in a URL again. */
const single = (value: string | string[] | undefined): string | undefined =>
  (typeof value === 'string' && value.replace(/[\p{Surrogate}\0\uFFFD]/gu, '')) || undefined;

/** Truncates by code points, so that no surrogate pair is split. */
export const truncate = (text: string | undefined, length: number): string | undefined =>
  text === undefined ? undefined : [...text].slice(0, length).join('');
