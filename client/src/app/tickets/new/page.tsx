import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { createTicketAction } from '../../../components/tickets/actions';
import { TicketForm } from '../../../components/tickets/ticket-form';
import { emptyValues } from '../../../components/tickets/ticket-values';
import { config } from '../../../config';
import { requireUser } from '../../../session/current-user';
import { readerZone } from '../../../session/reader-zone';
import { now } from '../../../session/server-clock';

export const metadata: Metadata = { title: 'Sell a ticket' };

export default async function NewTicketPage() {
  await requireUser('/tickets/new');
  return (
    <>
      <h1 className="mb-8 text-3xl md:text-4xl">Sell a ticket</h1>
      <TicketForm
        action={createTicketAction}
        label="Put it on sale"
        currency={config().CURRENCY}
        now={now()}
        capPercent={config().LISTING_CAP_PERCENT}
        initial={emptyValues(await readerZone())}
        proposeZone
        idempotencyKey={randomUUID()}
      />
    </>
  );
}
