import type { Ticket } from '../../backend/types';
import { TicketCard } from './ticket-card';

interface Props {
  tickets: Ticket[];
  zone: string;
}

export function TicketList({ tickets, zone }: Props) {
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {tickets.map((ticket) => (
        <TicketCard key={ticket.id} ticket={ticket} zone={zone} />
      ))}
    </ul>
  );
}
