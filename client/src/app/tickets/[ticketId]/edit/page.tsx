import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { OUTAGE, pageData } from '../../../../backend/page-data';
import { findTicket } from '../../../../backend/tickets';
import type { Ticket } from '../../../../backend/types';
import { updateTicketAction } from '../../../../components/tickets/actions';
import { TicketForm } from '../../../../components/tickets/ticket-form';
import { Outage } from '../../../../components/ui/outage';
import { config } from '../../../../config';
import { hasTimeOfDay } from '../../../../format/dates';
import { toLocal } from '../../../../format/zone';
import { requireUser } from '../../../../session/current-user';
import { readersZone } from '../../../../session/readers-zone';

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
  // The ticket's page says why it can't be changed.
  if (ticket.userId !== user.id || ticket.orderId) redirect(`/tickets/${ticketId}`);
  const zone = await readersZone();
  return (
    <>
      <h1 className="mb-8 text-3xl md:text-4xl">Edit your ticket</h1>
      <TicketForm
        action={updateTicketAction.bind(null, ticketId)}
        label="Save the changes"
        currency={config().CURRENCY}
        zone={zone}
        today={new Date().toISOString().slice(0, 10)}
        initial={initialValues(ticket, zone)}
      />
    </>
  );
}

function initialValues({ title, price, date }: Ticket, zone: string): Record<string, string> {
  const [day = '', time = ''] = date ? toLocal(date, hasTimeOfDay(date) ? zone : 'UTC').split('T') : [];
  return { title, price: price.toFixed(2), date: day, time: date && hasTimeOfDay(date) ? time : '' };
}
