import type { TicketQuery } from '../../backend/tickets';
import type { TicketSort } from '../../backend/types';
import { Link } from '../ui/link';
import { DEFAULT_SORT, listPath } from './list-path';

const names: Record<TicketSort, string> = {
  date: 'Soonest',
  price: 'Cheapest',
  '-price': 'Dearest',
  newest: 'Just added',
};

export function SortLinks({ q, sort = DEFAULT_SORT }: TicketQuery) {
  return (
    <nav aria-label="Sort by">
      <ul className="flex flex-wrap gap-0.5 sm:gap-1.5 max-sm:-mx-2 max-sm:text-sm">
        {(Object.keys(names) as TicketSort[]).map((name) => (
          <li key={name}>
            {/* Forced-colors mode would show the transparent border on every link. */}
            <Link
              href={listPath({ q, sort: name })}

              aria-current={name === sort ? 'true' : undefined}
              className="inline-flex min-h-10 items-center rounded-full border border-transparent px-2.5 font-medium sm:px-3.5 text-muted no-underline hover:bg-sunken aria-[current]:border-ink aria-[current]:text-ink forced-colors:not-aria-[current]:border-[color:Canvas]"
            >
              {names[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
