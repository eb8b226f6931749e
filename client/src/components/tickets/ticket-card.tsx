import type { ListEntry } from './list-entry';
import { PriceAndDate } from './price-and-date';
import { TicketStub } from './ticket-stub';

/** A ticket in a list; its link covers the whole card. */
export function TicketCard({ entry }: { entry: ListEntry }) {
  return (
    <li className="ticket-shadow">
      <div className="ticket-card">
        <TicketStub when={entry.when} />
        <div className="flex min-w-0 grow flex-col justify-between gap-2 p-4">
          <h3 dir="auto" className="text-lg leading-snug text-pretty wrap-anywhere">
            <a href={`/tickets/${entry.id}`}>{entry.title}</a>
          </h3>
          <PriceAndDate price={entry.price} when={entry.when} />
        </div>
      </div>
    </li>
  );
}
