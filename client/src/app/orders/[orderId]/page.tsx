import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findOrder } from '../../../backend/orders';
import { OUTAGE, pageData } from '../../../backend/page-data';
import type { Order, User } from '../../../backend/types';
import { Freshness } from '../../../components/freshness/freshness';
import { cancelOrderAction } from '../../../components/orders/actions';
import { Checkout } from '../../../components/orders/checkout';
import { Confirmation } from '../../../components/orders/confirmation';
import { Ended } from '../../../components/orders/ended';
import { ResultFocus } from '../../../components/orders/result-focus';
import { TicketFigure } from '../../../components/tickets/ticket-figure';
import { Outage } from '../../../components/ui/outage';
import { config } from '../../../config';
import { requireUser } from '../../../session/current-user';
import { readerZone } from '../../../session/reader-zone';
import { now } from '../../../session/server-clock';

export const metadata: Metadata = { title: 'Your order' };

export default async function OrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  const path = `/orders/${orderId}`;
  const user = await requireUser(path);
  const order = await pageData(findOrder(orderId), path);
  if (order === OUTAGE) return <Outage />;
  if (!order) notFound();
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-1 items-start gap-6 md:grid-cols-2 md:gap-8">
      <Freshness stamp={randomUUID()} />
      <TicketFigure ticket={{ ...order.ticket, quantity: order.quantity }} zone={await readerZone()} />
      <div className="rounded-card border border-line bg-surface p-5 md:p-7">
        <ResultFocus key={order.id} shown={endOfOrder(order)}>
          <OrderBody order={order} user={user} />
        </ResultFocus>
      </div>
    </div>
  );
}

const endOfOrder = ({ status }: Order): string => (status === 'complete' || status === 'cancelled' ? status : 'open');

function OrderBody({ order, user }: { order: Order; user: User }) {
  if (order.status === 'complete') return <Confirmation order={order} email={user.email} />;
  if (order.status === 'cancelled') return <Ended order={order} />;
  const { CURRENCY, STRIPE_PUBLISHABLE_KEY } = config();
  return (
    <Checkout
      order={order}
      currency={CURRENCY}
      publishableKey={STRIPE_PUBLISHABLE_KEY}
      serverNow={now()}
      cancelAction={cancelOrderAction.bind(null, order.id)}
    />
  );
}
