import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findOrder } from '../../../backend/orders';
import { OUTAGE, pageData } from '../../../backend/page-data';
import { findTicket } from '../../../backend/tickets';
import type { Ticket, User } from '../../../backend/types';
import { TicketFigure } from '../../../components/tickets/ticket-figure';
import { TicketJsonLd } from '../../../components/tickets/ticket-json-ld';
import { TicketOffer } from '../../../components/tickets/ticket-offer';
import { ticketSummary } from '../../../components/tickets/ticket-summary';
import { Alert } from '../../../components/ui/alert';
import { Outage } from '../../../components/ui/outage';
import { config } from '../../../config';
import { currentUser } from '../../../session/current-user';
import { readersZone } from '../../../session/readers-zone';
import { origin } from '../../origin';
import { pageMetadata } from '../../page-metadata';
import type { SearchParams } from '../../search-params';

interface Props {
  params: Promise<{ ticketId: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ticketId } = await params;
  const ticket = await pageData(findTicket(ticketId), `/tickets/${ticketId}`);
  if (!ticket || ticket === OUTAGE) return {};
  const description = ticketSummary(ticket, config().CURRENCY);
  return pageMetadata({ path: `/tickets/${ticket.id}`, title: ticket.title, description });
}

export default async function TicketPage({ params, searchParams }: Props) {
  const { ticketId } = await params;
  const path = `/tickets/${ticketId}`;
  const ticket = await pageData(findTicket(ticketId), path);
  if (ticket === OUTAGE) return <Outage />;
  if (!ticket) notFound();
  const user = await currentUser();
  const [zone, ownOrder] = await Promise.all([readersZone(), pageData(findOwnOrder(ticket, user), path)]);
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-1 items-start gap-6 md:grid-cols-[minmax(0,1fr)_20rem] md:gap-8">
      <div className="space-y-6">
        {'new' in (await searchParams) && <Alert tone="success">Your ticket is on sale.</Alert>}
        <TicketFigure ticket={ticket} zone={zone} />
      </div>
      {/* On a phone the way to buy stays in reach under a long description. */}
      <div className="rounded-card border border-line bg-surface p-6 max-md:sticky max-md:bottom-3 max-md:shadow-lg">
        <TicketOffer ticket={ticket} user={user} ownOrder={ownOrder === OUTAGE ? undefined : ownOrder} />
      </div>
      <TicketJsonLd ticket={ticket} currency={config().CURRENCY} url={new URL(path, await origin()).href} />
    </div>
  );
}

/** The order that holds the ticket, where the user may see it. */
async function findOwnOrder(ticket: Ticket, user: User | undefined) {
  if (!user || !ticket.orderId || user.id === ticket.userId) return undefined;
  const order = await findOrder(ticket.orderId);
  return order?.status === 'cancelled' ? undefined : order;
}
