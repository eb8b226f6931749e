'use client';

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

export function SortLinks({ q, sort = DEFAULT_SORT, quantity }: TicketQuery) {
  return (
    <nav aria-label="Sort by">
      <ul className="flex flex-wrap gap-0.5 sm:gap-1.5 max-sm:-mx-2 max-sm:text-sm">
        {(Object.keys(names) as TicketSort[]).map((name) => (
          <li key={name}>
            <Link
              href={listPath({ q, sort: name, quantity })}

              aria-current={name === sort ? 'true' : undefined}
              className="sort-link"
            >
              {names[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
