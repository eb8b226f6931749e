import type { MetadataRoute } from 'next';
import { listTickets } from '../backend/tickets';
import { origin } from './origin';

/** A sitemap may have 50,000 addresses; a search engine finds older tickets by the pages of the list. */
const MOST_PAGES = 10;

/** The newest tickets on sale, for search engines. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const base = await origin();
  const addresses = [new URL('/', base).href];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, nextCursor } = await listTickets({ sort: 'newest', limit: 100, ...(cursor && { cursor }) });
    addresses.push(...items.map(({ id }) => new URL(`/tickets/${id}`, base).href));
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return addresses.map((url) => ({ url }));
}
