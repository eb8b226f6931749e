import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { listOrders } from '../../backend/orders';
import { OUTAGE, pageData } from '../../backend/page-data';
import { Freshness } from '../../components/freshness/freshness';
import { OrderRow } from '../../components/orders/order-row';
import { TicketsLink } from '../../components/tickets/tickets-link';
import { OlderLink } from '../../components/ui/older-link';
import { Outage } from '../../components/ui/outage';
import { PageMessage } from '../../components/ui/page-message';
import { requireUser } from '../../session/current-user';
import { readerZone } from '../../session/reader-zone';
import { now } from '../../session/server-clock';
import { singleParams, type SearchParams } from '../search-params';

export const metadata: Metadata = { title: 'My orders' };

export default async function OrdersPage({ searchParams }: { searchParams: SearchParams }) {
  await requireUser('/orders');
  const { cursor } = await singleParams(searchParams);
  const path = cursor ? `/orders?cursor=${encodeURIComponent(cursor)}` : '/orders';
  const page = await pageData(listOrders(cursor), path, '/orders');
  if (page === OUTAGE) return <Outage />;
  if (page.items.length === 0) return <NoOrders />;
  const zone = await readerZone();
  return (
    <div className="mx-auto max-w-4xl">
      <Freshness stamp={randomUUID()} />
      <h1 className="mb-8 text-3xl md:text-4xl">My orders</h1>
      <ul className="grid grid-cols-1 gap-4">
        {page.items.map((order) => (
          <OrderRow key={order.id} order={order} zone={zone} serverNow={now()} />
        ))}
      </ul>
      {page.nextCursor && (
        <OlderLink href={`/orders?cursor=${encodeURIComponent(page.nextCursor)}`}>Older orders</OlderLink>
      )}
    </div>
  );
}

function NoOrders() {
  return (
    <PageMessage title="No orders yet" actions={<TicketsLink />}>
      <p>Tickets that you reserve or buy are kept here.</p>
    </PageMessage>
  );
}
