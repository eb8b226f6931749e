import type { Check, Violation } from './check';
import { groupBy } from './group-by';
import { timeIn } from './outages';
import { idOf, type Snapshot, type StoredOrder, type StoredTicket } from './snapshot';
import { unitsOf } from './units';

/** How long after a withdrawal its event may take to reach orders, not counting faults on its way. */
const WITHDRAWAL_MS = 5_000;
/** How long after a fault the bus may take to deliver again what a process had in hand. */
const REDELIVERED_MS = 10_000;
const ON_THE_WAY = /^(nats|mongo|orders-\d+)$/;

/**
 * No listing sells more tickets than it has, `no-single` never leaves one alone once nothing is under way, and what was
 * withdrawn is not reserved again.
 */
export const listings: Check = {
  name: 'listings',
  find: (snapshot) => {
    const ordersOf = groupBy(snapshot.orders, ({ ticket }) => ticket.id);
    return snapshot.tickets.flatMap((ticket) => {
      const orders = ordersOf.get(idOf(ticket)) ?? [];
      const messages = [
        oversold(ticket, orders),
        leftAlone(ticket, orders),
        ...afterWithdrawal(ticket, orders, snapshot),
      ];
      return messages
        .filter((message) => message !== undefined)
        .map((message): Violation => ({ message: `listing ${idOf(ticket)} ${message}`, about: idOf(ticket) }));
    });
  },
};

const isLive = ({ status }: StoredOrder) => status !== 'cancelled';
const count = (orders: StoredOrder[]) => orders.flatMap(unitsOf).length;

function oversold({ quantity = 1 }: StoredTicket, orders: StoredOrder[]): string | undefined {
  const sold = count(orders.filter(({ status }) => status === 'complete'));
  const beyond = orders
    .filter(isLive)
    .flatMap(unitsOf)
    .find((n) => n >= quantity);
  if (beyond !== undefined) return `has ${quantity} tickets, and an order holds number ${beyond}`;
  return sold > quantity ? `has ${quantity} tickets, and ${sold} are sold` : undefined;
}

function leftAlone({ quantity = 1, split }: StoredTicket, orders: StoredOrder[]): string | undefined {
  if (split !== 'no-single' || quantity === 1) return undefined;
  return quantity - count(orders.filter(isLive)) === 1 ? 'never leaves one alone, and one is left' : undefined;
}

function afterWithdrawal(ticket: StoredTicket, orders: StoredOrder[], { stream, history }: Snapshot): string[] {
  if (!ticket.withdrawn) return [];
  const told = stream.filter(({ subject, data }) => subject === 'ticket:updated' && data.id === idOf(ticket));
  const withdrawn = told.filter(({ payload }) => payload.includes('"withdrawn":true')).map(({ time }) => time);
  const from = Math.min(...withdrawn);
  const faults = history.injections
    .filter(({ processes }) => processes.some((name) => ON_THE_WAY.test(name)))
    .map(({ from: begin, to = Infinity }) => ({ from: begin, to: to + REDELIVERED_MS }));
  return orders
    .filter(({ createdAt }) => {
      const at = createdAt.getTime();
      return at - from - timeIn(faults, from, at) > WITHDRAWAL_MS;
    })
    .map((order) => `was withdrawn, and order ${idOf(order)} was made more than ${WITHDRAWAL_MS / 1_000} s later`);
}
