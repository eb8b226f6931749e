import type { TicketQuery } from '../../backend/tickets';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { listPath } from './list-path';

interface Props extends TicketQuery {
  nextCursor: string | undefined;
}

/** Cursor pagination: it leads to the next page or back to the first. */
export function Pagination({ q, sort, quantity, cursor, nextCursor }: Props) {
  if (!cursor && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="mt-12 flex flex-wrap justify-center gap-3">
      {cursor && (
        <Link href={listPath({ q, sort, quantity })} className={buttonClass('secondary')}>
          First page
        </Link>
      )}
      {nextCursor && (
        <Link
          href={listPath({ q, sort, quantity, cursor: nextCursor })}

          rel="next"
          className={buttonClass('secondary')}
        >
          More tickets
        </Link>
      )}
    </nav>
  );
}
