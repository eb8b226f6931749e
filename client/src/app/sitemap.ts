import type { MetadataRoute } from 'next';
import { listTickets } from '../backend/tickets';
import { origin } from './origin';

/** Stays well below the limit of 50,000 URLs; crawlers reach older tickets through the list's pagination. */
const MAX_PAGES = 10;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const base = await origin();
  const addresses = [new URL('/', base).href];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, nextCursor } = await listTickets({ sort: 'newest', limit: 100, ...(cursor && { cursor }) });
    addresses.push(...items.map(({ id }) => new URL(`/tickets/${id}`, base).href));
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return addresses.map((url) => ({ url }));
}
