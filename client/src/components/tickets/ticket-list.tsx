import type { Ticket } from '../../backend/types';
import { formatMonth } from '../../format/dates';
import { TicketCard } from './ticket-card';

interface Props {
  tickets: Ticket[];
  zone: string;
  /** Sorted by date: then each month has its heading. */
  byMonth: boolean;
}

export function TicketList({ tickets, zone, byMonth }: Props) {
  const groups = byMonth ? groupByMonth(tickets, zone) : [{ heading: 'Tickets', tickets }];
  return (
    <div className="space-y-10">
      {groups.map(({ heading, tickets }) => (
        <section key={heading} aria-labelledby={toId(heading)}>
          <h2 id={toId(heading)} className={byMonth ? 'mb-4 text-xl' : 'sr-only'}>
            {heading}
          </h2>
          <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
            {tickets.map((ticket) => (
              <TicketCard key={ticket.id} ticket={ticket} zone={zone} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const toId = (heading: string): string => heading.toLowerCase().replaceAll(' ', '-');

function groupByMonth(tickets: Ticket[], zone: string): { heading: string; tickets: Ticket[] }[] {
  const groups = new Map<string, Ticket[]>();
  for (const ticket of tickets) {
    const heading = ticket.date === undefined ? 'Without a date' : formatMonth(ticket.date, zone);
    const group = groups.get(heading);
    if (group) group.push(ticket);
    else groups.set(heading, [ticket]);
  }
  return [...groups].map(([heading, group]) => ({ heading, tickets: group }));
}
