import type { Metadata } from 'next';
import { OUTAGE, pageData } from '../backend/page-data';
import { listTickets, ticketSorts, type TicketQuery } from '../backend/tickets';
import { DEFAULT_SORT, listAddress } from '../components/tickets/list-address';
import { NoTickets } from '../components/tickets/no-tickets';
import { Pagination } from '../components/tickets/pagination';
import { SearchForm } from '../components/tickets/search-form';
import { SortLinks } from '../components/tickets/sort-links';
import { TicketList } from '../components/tickets/ticket-list';
import { Outage } from '../components/ui/outage';
import { readersZone } from '../session/readers-zone';
import { singleParams, type SearchParams } from './search-params';

interface Props {
  searchParams: SearchParams;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = await readQuery(searchParams);
  return q ? { title: `Tickets for “${q}”` } : {};
}

export default async function TicketsPage({ searchParams }: Props) {
  const query = await readQuery(searchParams);
  const zone = await readersZone();
  const page = await pageData(listTickets(query), listAddress(query));
  if (page === OUTAGE) return <Outage />;
  return (
    <>
      <div className="mb-8 md:mb-10">
        <h1 className="mb-5 text-4xl md:text-5xl">{query.q ? 'Tickets on sale' : 'Good seats, passed on.'}</h1>
        <div className="max-w-2xl">
          <SearchForm {...query} />
        </div>
      </div>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted" role="status">
          {query.q && page.items.length > 0 && `Found for “${query.q}”`}
        </p>
        <SortLinks {...query} />
      </div>
      {page.items.length === 0 ? (
        <NoTickets q={query.q} />
      ) : (
        <TicketList tickets={page.items} zone={zone} byMonth={(query.sort ?? DEFAULT_SORT) === 'date'} />
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
