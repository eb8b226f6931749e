/** The cursor of the next page, from the response's `Link` header. */
export function nextCursorOf(link: unknown): string | undefined {
  const target = typeof link === 'string' ? /<([^>]*)>;\s*rel="next"/.exec(link)?.[1] : undefined;
  if (target === undefined) return undefined;
  return new URL(target, 'http://relative').searchParams.get('cursor') ?? undefined;
}
