'use client';

import { TicketsLink } from '../components/tickets/tickets-link';
import { PageMessage } from '../components/ui/page-message';

export default function NotFound() {
  return (
    <PageMessage title="There’s nothing at this address" actions={<TicketsLink />}>
      <p>The link may be old, or a letter went missing on the way.</p>
    </PageMessage>
  );
}
