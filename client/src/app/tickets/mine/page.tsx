import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { OUTAGE, pageData } from '../../../backend/page-data';
import { listOwnTickets, ticketStatuses } from '../../../backend/tickets';
import { Freshness } from '../../../components/freshness/freshness';
import { minePath } from '../../../components/tickets/mine-path';
import { OwnTicketRow } from '../../../components/tickets/own-ticket-row';
import { StatusTabs } from '../../../components/tickets/status-tabs';
import { buttonClass } from '../../../components/ui/button';
import { Link } from '../../../components/ui/link';
import { OlderLink } from '../../../components/ui/older-link';
import { Outage } from '../../../components/ui/outage';
import { requireUser } from '../../../session/current-user';
import { readerZone } from '../../../session/reader-zone';
import { now } from '../../../session/server-clock';
import { singleParams, type SearchParams } from '../../search-params';

export const metadata: Metadata = { title: 'My tickets' };

/** What a seller has listed, a status at a time. */
export default async function MyTicketsPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await singleParams(searchParams);
  const status = ticketStatuses.find((known) => known === params.status) ?? ticketStatuses[0];
  const { cursor } = params;
  const path = minePath(status, cursor);
  await requireUser(path);
  const page = await pageData(listOwnTickets(status, cursor), path, minePath(status));
  if (page === OUTAGE) return <Outage />;
  const zone = await readerZone();
  return (
    <div className="mx-auto max-w-4xl">
      <Freshness stamp={randomUUID()} />
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl md:text-4xl">My tickets</h1>
        <Link href="/tickets/new" className={buttonClass('secondary')}>
          Sell a ticket
        </Link>
      </div>
      <StatusTabs current={status} />
      {page.items.length === 0 ? (
        <p className="rounded-card border border-dashed border-control px-6 py-14 text-center text-muted">
          Nothing here.
        </p>
      ) : (
        <ul className="grid grid-cols-1 gap-4">
          {page.items.map((ticket) => (
            <OwnTicketRow key={ticket.id} ticket={ticket} zone={zone} serverNow={now()} />
          ))}
        </ul>
      )}
      {page.nextCursor && <OlderLink href={minePath(status, page.nextCursor)}>Older tickets</OlderLink>}
    </div>
  );
}
