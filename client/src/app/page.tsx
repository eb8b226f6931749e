import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Suspense } from 'react';
import { OUTAGE, pageData } from '../backend/page-data';
import { settledWithin } from '../backend/settled-within';
import { listTickets, type TicketQuery } from '../backend/tickets';
import type { Page, Ticket } from '../backend/types';
import { Freshness } from '../components/freshness/freshness';
import { listPath } from '../components/tickets/list-path';
import { toListEntry } from '../components/tickets/list-entry';
import { NoTickets } from '../components/tickets/no-tickets';
import { Pagination } from '../components/tickets/pagination';
import { SortLinks } from '../components/tickets/sort-links';
import { TicketList } from '../components/tickets/ticket-list';
import { TicketsLoading } from '../components/tickets/tickets-loading';
import { TicketsHero } from '../components/tickets/tickets-hero';
import { Outage } from '../components/ui/outage';
import { config } from '../config';
import { preloadedList } from '../page-cache/preloaded-list';
import { readerZone } from '../session/reader-zone';
import { now } from '../session/server-clock';
import { readListQuery } from './list-query';
import { pageMetadata } from './page-metadata';
import type { SearchParams } from './search-params';

interface Props {
  searchParams: SearchParams;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = await readListQuery(searchParams);
  // Sort order and cursor are left out of the canonical path: the tickets are the same.
  return pageMetadata({ path: listPath({ q }), ...(q && { title: `Tickets for “${q}”` }) });
}

export default async function TicketsPage({ searchParams }: Props) {
  const query = await readListQuery(searchParams);
  const list = preloadedList(await headers()) ?? listTickets(query);
  const page = pageData(Promise.resolve(list), listPath(query), firstPage(query));
  const inTime = await settledWithin(page, MAX_WAIT_MS);
  if (inTime && (await page) === OUTAGE) return <Outage />;
  const found = <TicketResults query={query} work={page} />;
  return (
    <>
      <Freshness stamp={randomUUID()} />
      <TicketsHero {...query} />
      {inTime ? found : <Suspense fallback={<TicketsLoading />}>{found}</Suspense>}
    </>
  );
}

/** How long the page waits for the list before it streams the rest without it. */
const MAX_WAIT_MS = 1_500;

async function TicketResults({ query, work }: { query: TicketQuery; work: Promise<Page<Ticket> | typeof OUTAGE> }) {
  const zone = await readerZone();
  const page = await work;
  if (page === OUTAGE) return <Outage />;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 className="min-w-0 text-xl wrap-anywhere md:text-2xl">
          {query.q ? `Results for “${query.q}”` : 'On sale now'}
        </h2>
        <SortLinks {...query} />
      </div>
      {page.items.length === 0 ? (
        <NoTickets {...query} />
      ) : (
        <TicketList entries={page.items.map((ticket) => toListEntry(ticket, config().CURRENCY, zone, now()))} />
      )}
      <Pagination {...query} nextCursor={page.nextCursor} />
    </>
  );
}

/** Where to redirect when the API rejects the cursor or the search text. */
const firstPage = ({ q, sort, quantity, cursor }: TicketQuery): string =>
  listPath(cursor ? { q, sort, quantity } : { sort });
