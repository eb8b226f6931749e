import type { Ticket } from '../../backend/types';
import { formatWhen } from '../../format/when';
import { now } from '../../session/server-clock';
import { Price } from '../ui/price';
import { EventDate } from './event-date';
import { TicketStub } from './ticket-stub';

interface Props {
  ticket: Pick<Ticket, 'title' | 'price' | 'date' | 'timeZone'>;
  zone: string;
}

/** The ticket as the heading of its own page. */
export function TicketFigure({ ticket, zone }: Props) {
  const { title, price } = ticket;
  const when = formatWhen(ticket, zone, now());
  return (
    <div className="ticket-shadow">
      <div className="ticket-shape flex min-h-44 rounded-card bg-surface">
        <TicketStub when={when} className="ticket-stub" />
        <div className="flex min-w-0 grow flex-col justify-between gap-6 p-5 md:p-7">
          <div>
            <h1 dir="auto" className="text-2xl wrap-anywhere lg:text-4xl">
              {title}
            </h1>
            <p className="mt-2 text-muted text-pretty lg:text-lg">
              <EventDate when={when} />
            </p>
          </div>
          <Price price={price} className="text-2xl font-bold lg:text-3xl" />
        </div>
      </div>
    </div>
  );
}
