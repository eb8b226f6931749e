import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findOrder } from '../../../backend/orders';
import { OUTAGE, pageData } from '../../../backend/page-data';
import { findTicket } from '../../../backend/tickets';
import type { Ticket, User } from '../../../backend/types';
import { TicketFigure } from '../../../components/tickets/ticket-figure';
import { TicketOffer } from '../../../components/tickets/ticket-offer';
import { Alert } from '../../../components/ui/alert';
import { Outage } from '../../../components/ui/outage';
import { currentUser } from '../../../session/current-user';
import { readersZone } from '../../../session/readers-zone';
import type { SearchParams } from '../../search-params';

interface Props {
  params: Promise<{ ticketId: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ticketId } = await params;
  const ticket = await pageData(findTicket(ticketId), `/tickets/${ticketId}`);
  return ticket && ticket !== OUTAGE ? { title: ticket.title } : {};
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
    <div className="mx-auto grid max-w-5xl items-start gap-6 md:grid-cols-[1fr_20rem] md:gap-8">
      <div className="space-y-6">
        {'new' in (await searchParams) && <Alert tone="success">Your ticket is on sale.</Alert>}
        <TicketFigure ticket={ticket} zone={zone} />
      </div>
      <div className="rounded-card border border-line bg-surface p-6">
        <TicketOffer ticket={ticket} user={user} ownOrder={ownOrder === OUTAGE ? undefined : ownOrder} />
      </div>
    </div>
  );
}

/** The order that holds the ticket, where the user may see it. */
async function findOwnOrder(ticket: Ticket, user: User | undefined) {
  if (!user || !ticket.orderId || user.id === ticket.userId) return undefined;
  const order = await findOrder(ticket.orderId);
  return order?.status === 'cancelled' ? undefined : order;
}
