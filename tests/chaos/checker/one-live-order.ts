import { groupBy } from './group-by';
import { seenOrders } from './seen-orders';
import type { Snapshot } from './snapshot';
import { unitsOf } from './units';
import type { Check, Violation } from './check';

interface Hold {
  order: string;
  ticket: string;
  /** From here on the ticket was certainly this order's: its buyer had the answer. */
  from: number;
  /** Up to here: its end had not been requested, and its time was not over. */
  to: number;
}

/** Per ticket of a listing at most one live order, at any time of the history. */
export const oneLiveOrder: Check = {
  name: 'one live order a ticket',
  find: (snapshot) => [...overlaps(snapshot), ...leftTogether(snapshot)],
};

/** The order of a request and its effect is known only from outside, so what is compared is when each order surely held. */
function overlaps(snapshot: Snapshot): Violation[] {
  return [...groupBy(holdsOf(snapshot), ({ ticket }) => ticket)].flatMap(([ticket, ofTicket]) => {
    const inTurn = ofTicket.toSorted((a, b) => a.from - b.from);
    return inTurn.slice(1).flatMap((hold, index) => {
      const before = inTurn.slice(0, index + 1).find(({ to }) => hold.from < to);
      if (before === undefined) return [];
      return [{ message: `orders ${before.order} and ${hold.order} held ticket ${ticket} together`, about: ticket }];
    });
  });
}

/** An order holds from the first answer that shows it, unless that came after its end only: as a remembered answer may. */
const holdsOf = (snapshot: Snapshot): Hold[] =>
  seenOrders(snapshot)
    .flatMap(({ order: { id, ticket, expiresAt }, stored, from }) => {
      const to = stored?.status === 'cancelled' ? endOf(id, expiresAt, snapshot) : Infinity;
      const units = stored ? unitsOf(stored) : [0];
      return units.map((n) => ({ order: id, ticket: nameOf(ticket.id, n), from, to }));
    })
    .filter(({ from, to }) => from < to);

/** The earliest moment at which a cancelled order can have ended. */
function endOf(id: string, expiresAt: string, { history }: Snapshot): number {
  const cancellations = history.exchanges.filter(({ method, path }) => method === 'DELETE' && path.endsWith(id));
  return Math.min(Date.parse(expiresAt), ...cancellations.map(({ askedAt }) => askedAt));
}

/** A ticket of a listing; the first one is named like the listing. */
const nameOf = (ticketId: string, n: number) => (n === 0 ? ticketId : `${ticketId}#${n}`);

function leftTogether({ orders }: Snapshot): Violation[] {
  const live = orders.filter(({ status }) => status !== 'cancelled');
  const held = live.flatMap((order) => unitsOf(order).map((n) => nameOf(order.ticket.id, n)));
  return [...groupBy(held, (ticket) => ticket)]
    .filter(([, ofTicket]) => ofTicket.length > 1)
    .map(([ticket, ofTicket]) => ({ message: `${ofTicket.length} live orders have ticket ${ticket}`, about: ticket }));
}
