import type { Metadata } from 'next';
import { OUTAGE, pageData } from '../backend/page-data';
import { listTickets, ticketSorts, type TicketQuery } from '../backend/tickets';
import { listAddress } from '../components/tickets/list-address';
import { toListEntry } from '../components/tickets/list-entry';
import { NoTickets } from '../components/tickets/no-tickets';
import { Pagination } from '../components/tickets/pagination';
import { SortLinks } from '../components/tickets/sort-links';
import { TicketList } from '../components/tickets/ticket-list';
import { TicketsHero } from '../components/tickets/tickets-hero';
import { Outage } from '../components/ui/outage';
import { config } from '../config';
import { readersZone } from '../session/readers-zone';
import { pageMetadata } from './page-metadata';
import { singleParams, type SearchParams } from './search-params';

interface Props {
  searchParams: SearchParams;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = await readQuery(searchParams);
  // However they are sorted and wherever the page begins, they are the same tickets.
  return pageMetadata({ path: listAddress({ q }), ...(q && { title: `Tickets for “${q}”` }) });
}

export default async function TicketsPage({ searchParams }: Props) {
  const query = await readQuery(searchParams);
  const zone = await readersZone();
  const page = await pageData(listTickets(query), listAddress(query));
  if (page === OUTAGE) return <Outage />;
  return (
    <>
      <TicketsHero {...query} />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 className="min-w-0 text-xl wrap-anywhere md:text-2xl">
          {query.q ? `Found for “${query.q}”` : 'On sale now'}
        </h2>
        <SortLinks {...query} />
      </div>
      {page.items.length === 0 ? (
        <NoTickets q={query.q} />
      ) : (
        <TicketList entries={page.items.map((ticket) => toListEntry(ticket, config().CURRENCY, zone))} zone={zone} />
      )}
      <Pagination {...query} nextCursor={page.nextCursor} />
    </>
  );
}

/** What an address asks for; what the backend would refuse is left out, since an address is easily mistyped. */
async function readQuery(searchParams: SearchParams): Promise<TicketQuery> {
  const { q, sort, cursor } = await singleParams(searchParams);
  return { q: q?.slice(0, 100), sort: ticketSorts.find((known) => known === sort), cursor };
}
