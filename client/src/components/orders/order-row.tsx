import type { Order } from '../../backend/types';
import { formatWhen } from '../../format/when';
import { DateBesideStub } from '../tickets/event-date';
import { TicketStub } from '../tickets/ticket-stub';
import { Link } from '../ui/link';
import { Price } from '../ui/price';
import { OrderState } from './order-state';

interface Props {
  order: Order;
  zone: string;
  serverNow: number;
}

/** An order in a list; its link covers the whole row. */
export function OrderRow({ order, zone, serverNow }: Props) {
  const { id, ticket } = order;
  const when = formatWhen(ticket, zone, serverNow);
  return (
    <li className="ticket-shadow">
      <div className="ticket-card">
        <TicketStub when={when} className="ticket-stub" />
        <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
          <div className="min-w-0 basis-64 grow">
            <h2 dir="auto" className="text-lg leading-snug wrap-anywhere">
              <Link href={`/orders/${id}`}>{ticket.title}</Link>
            </h2>
            <p className="mt-1 text-sm text-muted">
              <DateBesideStub when={when} />
            </p>
          </div>
          <OrderState order={order} serverNow={serverNow} />
          <Price price={ticket.price} className="text-lg font-bold" />
        </div>
      </div>
    </li>
  );
}
