import type { TicketQuery } from '../../backend/tickets';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';

/** The empty state of the list. */
export function NoTickets({ q, quantity }: Pick<TicketQuery, 'q' | 'quantity'>) {
  const narrowed = q !== undefined || quantity !== undefined;
  return (
    <div className="rounded-card border border-dashed border-control px-6 py-14 text-center">
      <h2 className="text-2xl wrap-anywhere">{titleOf({ q, quantity })}</h2>
      <p className="mx-auto mt-3 max-w-md text-muted text-pretty">
        {q
          ? 'Fewer words find more, and so does the beginning of one: “hall” finds “Hallé”. New tickets come in all the time.'
          : 'New tickets come in all the time. Have one that you can’t use?'}
      </p>
      <p className="mt-6 flex flex-wrap justify-center gap-3">
        {narrowed && (
          <Link href="/" className={buttonClass()}>
            See all tickets
          </Link>
        )}
        <Link href="/tickets/new" className={buttonClass(narrowed ? 'secondary' : 'primary')}>
          Sell a ticket
        </Link>
      </p>
    </div>
  );
}

function titleOf({ q, quantity }: Pick<TicketQuery, 'q' | 'quantity'>): string {
  if (quantity)
    return q ? `No ${quantity} together on sale for “${q}”` : `No ${quantity} together are on sale right now`;
  return q ? `Nothing on sale for “${q}”` : 'Nothing is on sale right now';
}
