import type { Ticket } from '../../backend/types';
import { formatWhen } from '../../format/when';
import { now } from '../../session/server-clock';
import { Price } from '../ui/price';
import { EventDate } from './event-date';
import { placeOf } from './place';
import { countOf } from './quantities';
import { TicketStub } from './ticket-stub';

interface Props {
  ticket: Pick<Ticket, 'title' | 'price' | 'date' | 'timeZone' | 'section' | 'row' | 'seats'> &
    Partial<Pick<Ticket, 'quantity' | 'faceValue' | 'restrictions'>>;
  zone: string;
}

/** The ticket as the heading of its own page. */
export function TicketFigure({ ticket, zone }: Props) {
  const { title, price, quantity = 1, faceValue, restrictions } = ticket;
  const place = placeOf(ticket);
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
            {place && <p className="mt-1 wrap-anywhere lg:text-lg">{place}</p>}
            {restrictions && <p className="mt-3 text-sm wrap-anywhere">Please note: {restrictions}</p>}
          </div>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Price price={price} className="text-2xl font-bold lg:text-3xl" />
            {quantity > 1 && <span className="text-muted">each, {countOf(quantity)}</span>}
            {faceValue !== undefined && (
              <span className="text-sm text-muted">
                Face value <Price price={faceValue} />
              </span>
            )}
          </p>
        </div>
      </div>
    </div>
  );
}
