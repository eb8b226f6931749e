import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { findOrder } from '../../../backend/orders';
import { OUTAGE, pageData } from '../../../backend/page-data';
import { findTicket } from '../../../backend/tickets';
import { settledWithin } from '../../../backend/settled-within';
import type { Order, Ticket, User } from '../../../backend/types';
import { Freshness } from '../../../components/freshness/freshness';
import { OfferLoading, OfferUnknown } from '../../../components/tickets/offer-loading';
import { TicketFigure } from '../../../components/tickets/ticket-figure';
import { TicketJsonLd } from '../../../components/tickets/ticket-json-ld';
import { TicketOffer } from '../../../components/tickets/ticket-offer';
import { ticketSummary } from '../../../components/tickets/ticket-summary';
import { Alert } from '../../../components/ui/alert';
import { Outage } from '../../../components/ui/outage';
import { config } from '../../../config';
import { currentUser } from '../../../session/current-user';
import { readerZone } from '../../../session/reader-zone';
import { now } from '../../../session/server-clock';
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
  const named =
    user && ticket.orderId && user.id !== ticket.userId ? pageData(findOrder(ticket.orderId), path) : undefined;
  const offer = <Offer ticket={ticket} user={user} named={named} />;
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-1 items-start gap-6 md:grid-cols-[minmax(0,1fr)_20rem] md:gap-8">
      <Freshness stamp={randomUUID()} />
      <div className="space-y-6">
        {'new' in (await searchParams) && <Alert tone="success">Your ticket is on sale.</Alert>}
        <TicketFigure ticket={ticket} zone={await readerZone()} />
      </div>
      {/* Sticky on phones, so that the button stays visible below a long title. */}
      <div className="rounded-card border border-line bg-surface p-6 max-md:sticky max-md:bottom-3 max-md:shadow-lg">
        {!named || (await settledWithin(named, MAX_WAIT_MS)) ? (
          offer
        ) : (
          <Suspense fallback={<OfferLoading />}>{offer}</Suspense>
        )}
      </div>
      <TicketJsonLd ticket={ticket} currency={config().CURRENCY} url={new URL(path, await origin()).href} />
    </div>
  );
}

/** How long the page waits for the orders service before it streams the ticket without the offer. */
const MAX_WAIT_MS = 500;

interface OfferProps {
  ticket: Ticket;
  user: User | undefined;
  /** The order that holds the ticket, if the user may see it. */
  named: Promise<Order | undefined | typeof OUTAGE> | undefined;
}

async function Offer({ ticket, user, named }: OfferProps) {
  const order = await named;
  if (order === OUTAGE) return <OfferUnknown />;
  return <TicketOffer ticket={ticket} user={user} ownOrder={order} now={now()} />;
}
