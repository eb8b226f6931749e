'use client';

import { useRouter } from 'next/navigation';
import { useTransition, type MouseEvent } from 'react';
import { PendingBar } from '../ui/pending-bar';
import type { ListEntry } from './list-entry';
import { TicketCard } from './ticket-card';

interface Props {
  entries: ListEntry[];
}

/**
 * A component of the browser's, too, so that the page is sent with the entries' few words instead of with all their
 * elements a second time. One handler for all links, since fifty of Next's own cost more than the rest of the page.
 */
export function TicketList({ entries }: Props) {
  const router = useRouter();
  const [pending, startNavigation] = useTransition();
  const onClick = (event: MouseEvent<HTMLUListElement>) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || opensElsewhere(event)) return;
    event.preventDefault();
    startNavigation(() => router.push(link.pathname));
  };
  return (
    <ul onClick={onClick} className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
      {pending && <PendingBar />}
      {entries.map((entry) => (
        <TicketCard key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

/** In a new tab or window, or as a download: that is the browser's business. */
const opensElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
