import type { Ticket } from '../../backend/types';
import { EventDate } from '../ui/event-date';
import { Link } from '../ui/link';
import { Price } from '../ui/price';
import { TicketStub } from './ticket-stub';

/** A ticket in a list; all of it leads to the ticket's own page. */
export function TicketCard({ ticket, zone }: { ticket: Ticket; zone: string }) {
  const { id, title, price, date } = ticket;
  return (
    <li className="ticket-shadow">
      <div className="group ticket-shape relative flex h-full min-h-28 rounded-card bg-surface focus-within:bg-notice-surface">
        <TicketStub date={date} zone={zone} />
        <span className="flex min-w-0 grow flex-col justify-between gap-2 p-4">
          <span>
            <h3 className="text-lg leading-snug text-pretty break-words">
              <Link
                href={`/tickets/${id}`}

                className="no-underline after:absolute after:inset-0 group-hover:underline group-hover:underline-offset-4"
              >
                {title}
              </Link>
            </h3>
            <p className="mt-1 text-sm text-muted">
              <EventDate date={date} zone={zone} />
            </p>
          </span>
          <Price price={price} className="text-lg font-bold" />
        </span>
      </div>
    </li>
  );
}
