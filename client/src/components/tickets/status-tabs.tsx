import type { TicketStatus } from '../../backend/types';
import { Link } from '../ui/link';
import { minePath } from './mine-path';

const names: Record<TicketStatus, string> = {
  'on-sale': 'On sale',
  reserved: 'Reserved',
  sold: 'Sold',
  withdrawn: 'Withdrawn',
  past: 'Past',
};

/** The statuses of one's own tickets. Links, since each status is a page of its own. */
export function StatusTabs({ current }: { current: TicketStatus }) {
  return (
    <nav aria-label="Status" className="mb-6">
      <ul className="flex flex-wrap gap-0.5 sm:gap-1.5 max-sm:-mx-2">
        {(Object.keys(names) as TicketStatus[]).map((status) => (
          <li key={status}>
            <Link href={minePath(status)} aria-current={status === current ? 'page' : undefined} className="sort-link">
              {names[status]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
