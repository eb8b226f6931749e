import type { Ticket } from '../../backend/types';
import { formatWhen } from '../../format/when';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { Price } from '../ui/price';
import { placeOf } from './place';
import { RowHeading } from './row-heading';
import { TicketStub } from './ticket-stub';
import { whatBecameOf } from './what-became-of';
import { withdrawTicketAction } from './withdraw-action';
import { WithdrawForm } from './withdraw-form';

interface Props {
  ticket: Ticket;
  zone: string;
  serverNow: number;
}

/** One's own ticket in a list, with what became of it and what can be done about it. */
export function OwnTicketRow({ ticket, zone, serverNow }: Props) {
  const { id, title, price, quantity, status } = ticket;
  const when = formatWhen(ticket, zone, serverNow);
  const place = placeOf(ticket);
  const changeable = status === 'on-sale' || status === 'past';
  return (
    <li className="ticket-shadow">
      <div className="ticket-shape flex min-h-28 rounded-card bg-surface">
        <TicketStub when={when} className="ticket-stub" />
        <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
          <div className="min-w-0 basis-64 grow">
            <RowHeading href={`/tickets/${id}`} title={title} when={when} />
            {place && <p className="mt-1 text-sm wrap-anywhere">{place}</p>}
            <p className="mt-1">{whatBecameOf(ticket)}</p>
          </div>
          <p className="text-lg font-bold">
            <Price price={price} />
            {quantity > 1 && <span className="text-sm font-normal text-muted"> each</span>}
          </p>
          {changeable && (
            <div className="flex flex-wrap items-center gap-x-2">
              <Link href={`/tickets/${id}/edit`} className={buttonClass('secondary')}>
                Edit<span className="sr-only"> {title}</span>
              </Link>
              {status === 'on-sale' && (
                <WithdrawForm action={withdrawTicketAction.bind(null, id)} id={id} title={title} />
              )}
            </div>
          )}
        </div>
      </div>
    </li>
  );
}
