import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { OUTAGE, pageData } from '../../../../backend/page-data';
import { findTicket } from '../../../../backend/tickets';
import { updateTicketAction } from '../../../../components/tickets/actions';
import { TicketForm } from '../../../../components/tickets/ticket-form';
import { Alert } from '../../../../components/ui/alert';
import { Outage } from '../../../../components/ui/outage';
import { config } from '../../../../config';
import { valuesOf } from '../../../../components/tickets/ticket-values';
import { requireUser } from '../../../../session/current-user';
import { readerZone } from '../../../../session/reader-zone';
import { now } from '../../../../session/server-clock';

interface Props {
  params: Promise<{ ticketId: string }>;
}

export const metadata: Metadata = { title: 'Edit your ticket' };

export default async function EditTicketPage({ params }: Props) {
  const { ticketId } = await params;
  const path = `/tickets/${ticketId}/edit`;
  const user = await requireUser(path);
  const ticket = await pageData(findTicket(ticketId), path);
  if (ticket === OUTAGE) return <Outage />;
  if (!ticket) notFound();
  // The ticket's page explains why it cannot be edited.
  const changeable = ticket.status === 'on-sale' || ticket.status === 'past';
  if (ticket.userId !== user.id || !changeable) redirect(`/tickets/${ticketId}`);
  const { date, timeZone } = ticket;
  return (
    <>
      <h1 className="mb-8 text-3xl md:text-4xl">Edit your ticket</h1>
      {ticket.available < ticket.quantity && (
        <div className="mb-8">
          <Alert tone="notice">
            Some of these tickets are reserved or sold. Only their price can be changed, and nothing while a reservation
            is open.
          </Alert>
        </div>
      )}
      <TicketForm
        action={updateTicketAction.bind(null, ticketId)}
        label="Save the changes"
        currency={config().CURRENCY}
        now={now()}
        capPercent={config().LISTING_CAP_PERCENT}
        initial={valuesOf(ticket, await readerZone())}
        proposeZone={date === undefined && timeZone === undefined}
        idempotencyKey={randomUUID()}
      />
    </>
  );
}
