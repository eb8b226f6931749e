import { gzipSync } from 'node:zlib';

/** The compressed size of the scripts that a modern browser loads for a page. */
export async function firstLoadKilobytes(url: string): Promise<number> {
  const html = await (await fetch(url)).text();
  const tags = html.match(/<script[^>]*\ssrc="[^"]+"[^>]*>/g) ?? [];
  const modern = tags.filter((tag) => !/\snomodule/i.test(tag));
  const sources = new Set(modern.flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []));
  let bytes = 0;
  for (const source of sources) {
    const script = await fetch(new URL(source, url));
    bytes += gzipSync(await script.text(), { level: 9 }).length;
  }
  return bytes / 1_000;
}
