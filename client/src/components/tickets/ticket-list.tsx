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
 * A client component, because flight data with the entries' fields is smaller than with their rendered elements. It handles
 * all clicks in one place: fifty `next/link` components cost more than the rest of the page.
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
    <ul onClick={onClick} className="ticket-list">
      {pending && <PendingBar />}
      {entries.map((entry) => (
        <TicketCard key={entry[0]} entry={entry} />
      ))}
    </ul>
  );
}

/** Whether the browser should handle the click itself, such as opening a new tab or downloading. */
const opensElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
