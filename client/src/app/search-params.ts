export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The parameters of an address that are given once; what is given twice, or empty, is as good as not given. */
export async function singleParams(searchParams: SearchParams): Promise<Record<string, string | undefined>> {
  const given = Object.entries(await searchParams);
  return Object.fromEntries(given.map(([name, value]) => [name, single(value)]));
}

/** Without what is left of a letter that an address was cut in: no address can be made of that again. */
const single = (value: string | string[] | undefined): string | undefined =>
  (typeof value === 'string' && value.replace(/[\p{Surrogate}\0\uFFFD]/gu, '')) || undefined;

/** The beginning of a text; a letter that is two units long stays whole. */
export const cut = (text: string | undefined, length: number): string | undefined =>
  text === undefined ? undefined : [...text].slice(0, length).join('');
