import type { Order } from '../../backend/types';
import { formatWhen } from '../../format/when';
import { placeOf } from '../tickets/place';
import { countOf } from '../tickets/quantities';
import { RowHeading } from '../tickets/row-heading';
import { TicketStub } from '../tickets/ticket-stub';
import { Price } from '../ui/price';
import { OrderState } from './order-state';

interface Props {
  order: Order;
  zone: string;
  serverNow: number;
}

/** An order in a list; its link covers the whole row. */
export function OrderRow({ order, zone, serverNow }: Props) {
  const { id, ticket, quantity, total } = order;
  const place = placeOf(ticket);
  const when = formatWhen(ticket, zone, serverNow);
  return (
    <li className="ticket-shadow">
      <div className="ticket-card">
        <TicketStub when={when} className="ticket-stub" />
        <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
          <div className="min-w-0 basis-64 grow">
            <RowHeading href={`/orders/${id}`} title={ticket.title} when={when} />
            {(quantity > 1 || place) && (
              <p className="mt-1 text-sm wrap-anywhere">
                {[quantity > 1 && countOf(quantity), place].filter(Boolean).join(' · ')}
              </p>
            )}
          </div>
          <OrderState order={order} serverNow={serverNow} />
          <Price price={total} className="text-lg font-bold" />
        </div>
      </div>
    </li>
  );
}
