import type { Answered } from '../history/history';
import { idOf, type Evidence } from './evidence';
import { aboutIn, type Check } from './verdict';

type Kind = [method: string, path: RegExp, isThere: (exchange: Answered, evidence: Evidence) => boolean];

const idIn = ({ answer }: Answered) => (answer as { id: string }).id;
const has = (documents: readonly { _id: { toHexString(): string } }[], id: string) =>
  documents.some(({ _id }) => _id.toHexString() === id);

const kinds: Kind[] = [
  ['POST', /^\/api\/tickets$/, (exchange, { tickets }) => has(tickets, idIn(exchange))],
  ['PUT', /^\/api\/tickets\//, (exchange, { tickets }) => changeIsThere(exchange, tickets)],
  ['POST', /^\/api\/orders$/, (exchange, { orders }) => has(orders, idIn(exchange))],
  ['DELETE', /^\/api\/orders\//, (exchange, { orders }) => isCancelled(exchange, orders)],
  ['POST', /^\/api\/payments$/, (exchange, { payments }) => has(payments, idIn(exchange))],
  ['POST', /^\/api\/users\/signup$/, ({ body }, { emails }) => emails.has((body as { email: string }).email)],
];

/** What was answered with success is there. */
export const acknowledgedWrites: Check = {
  name: 'acknowledged writes',
  find: (evidence) =>
    kinds.flatMap(([method, path, isThere]) =>
      evidence.history
        .answered(method, path, [200, 201, 202, 204])
        .filter((exchange) => !isThere(exchange, evidence))
        .map(({ who, path: lost, body, status, answer, requestId }) => ({
          ...aboutIn(lost, body, answer),
          message: `${who} was told ${status} for ${method} ${lost}, and nothing of it is there: ${JSON.stringify(answer)} (${requestId})`,
        })),
    ),
};

/** A version that was answered has been reached, and as long as it is the present one it has the price that was answered. */
function changeIsThere({ answer }: Answered, tickets: Evidence['tickets']): boolean {
  const { id, version, price } = answer as { id: string; version: number; price: number };
  const ticket = tickets.find((candidate) => idOf(candidate) === id);
  if (ticket === undefined || ticket.version < version) return false;
  return ticket.version > version || ticket.price === Math.round(price * 100);
}

const isCancelled = ({ path }: Answered, orders: Evidence['orders']) =>
  orders.some((order) => path.endsWith(idOf(order)) && order.status === 'cancelled');
