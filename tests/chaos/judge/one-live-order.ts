import type { Order } from '../../support/person';
import type { Answered } from '../history/history';
import { idOf, type Evidence, type StoredOrder } from './evidence';
import { groupBy } from './group-by';
import type { Check, Violation } from './verdict';

interface Hold {
  order: string;
  ticket: string;
  /** From here on the ticket was surely this order's: its buyer had been told. */
  from: number;
  /** Up to here: nobody had asked for its end yet, and its time was not over. */
  to: number;
}

/** Per ticket at most one live order, at any time of the history. */
export const oneLiveOrder: Check = {
  name: 'one live order a ticket',
  find: (evidence) => [...overlaps(evidence), ...leftTogether(evidence)],
};

/** The order of a request and its effect is known only from outside, so what is compared is when each order surely held. */
function overlaps(evidence: Evidence): Violation[] {
  const orders = new Map(evidence.orders.map((order) => [idOf(order), order]));
  const reserved = evidence.history.answered('POST', /^\/api\/orders$/, [201]);
  const byOrder = new Map(reserved.map((exchange) => [(exchange.answer as Order).id, exchange]));
  const holds = [...byOrder.values()].map((exchange) => holdOf(exchange, orders, evidence));
  return [...groupBy(holds, ({ ticket }) => ticket)].flatMap(([ticket, ofTicket]) => {
    const inTurn = ofTicket.toSorted((a, b) => a.from - b.from);
    return inTurn.slice(1).flatMap((hold, index) => {
      const before = inTurn[index];
      if (before === undefined || hold.from >= before.to) return [];
      return [{ message: `orders ${before.order} and ${hold.order} held ticket ${ticket} together`, about: ticket }];
    });
  });
}

function holdOf({ answer, answeredAt }: Answered, orders: Map<string, StoredOrder>, { history }: Evidence): Hold {
  const { id, ticket, expiresAt } = answer as Order;
  const cancelled = orders.get(id)?.status === 'cancelled';
  const cancellations = history.exchanges.filter(({ method, path }) => method === 'DELETE' && path.endsWith(id));
  const asked = cancellations.map(({ askedAt }) => askedAt);
  const to = cancelled ? Math.min(Date.parse(expiresAt), ...asked) : Infinity;
  return { order: id, ticket: ticket.id, from: answeredAt, to };
}

function leftTogether({ orders }: Evidence): Violation[] {
  const live = orders.filter(({ status }) => status !== 'cancelled');
  return [...groupBy(live, ({ ticket }) => ticket.id)]
    .filter(([, ofTicket]) => ofTicket.length > 1)
    .map(([ticket, ofTicket]) => ({ message: `${ofTicket.length} live orders have ticket ${ticket}`, about: ticket }));
}
