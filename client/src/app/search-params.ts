export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The parameters of an address that are given once; what is given twice, or empty, is as good as not given. */
export async function singleParams(searchParams: SearchParams): Promise<Record<string, string | undefined>> {
  const given = Object.entries(await searchParams);
  return Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'string' && value ? value : undefined]),
  );
}
