import { LocalTime } from '../ui/local-time';
import type { ListEntry } from './list-entry';
import { TicketStub } from './ticket-stub';

/** A ticket in a list; all of it leads to the ticket's own page. */
export function TicketCard({ entry, zone }: { entry: ListEntry; zone: string }) {
  return (
    <li className="ticket-shadow">
      <div className="ticket-card">
        <TicketStub stub={entry.stub} />
        <div className="flex min-w-0 grow flex-col justify-between gap-2 p-4">
          <div>
            <h3 dir="auto" className="text-lg leading-snug text-pretty wrap-anywhere">
              <a href={`/tickets/${entry.id}`}>{entry.title}</a>
            </h3>
            <p className="mt-1 text-sm text-muted">
              {entry.moment ? <LocalTime iso={entry.moment} serverZone={zone} /> : (entry.day ?? 'No fixed date')}
            </p>
          </div>
          <p className="tabular text-lg font-bold">{entry.price}</p>
        </div>
      </div>
    </li>
  );
}
