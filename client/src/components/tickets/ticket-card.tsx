import type { ListEntry } from './list-entry';
import { PriceAndDate } from './price-and-date';
import { TicketStub } from './ticket-stub';

/** A ticket in a list; its link covers the whole card. Styled by `ticket-list`. */
export function TicketCard({ entry: [id, title, price, when] }: { entry: ListEntry }) {
  return (
    <li>
      <div>
        <TicketStub when={when} />
        <h3 dir="auto">
          <a href={`/tickets/${id}`}>{title}</a>
        </h3>
        <PriceAndDate price={price} when={when} />
      </div>
    </li>
  );
}
