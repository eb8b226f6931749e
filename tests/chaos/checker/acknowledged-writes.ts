import type { Ticket } from '@ticketing/test-driver/person';
import type { Answered } from '../history/history';
import { idOf, type Snapshot } from './snapshot';
import { aboutIn, type Check } from './check';

type Kind = [method: string, path: RegExp, isThere: (exchange: Answered, snapshot: Snapshot) => boolean];

const idIn = ({ answer }: Answered) => (answer as { id: string }).id;
const has = (documents: readonly { _id: { toHexString(): string } }[], id: string) =>
  documents.some(({ _id }) => _id.toHexString() === id);

const hasEmail = (users: Snapshot['users'], { email }: { email: string }) => users.some((user) => user.email === email);

const kinds: Kind[] = [
  ['POST', /^\/api\/tickets$/, (exchange, { tickets }) => has(tickets, idIn(exchange))],
  ['PUT', /^\/api\/tickets\//, (exchange, snapshot) => changeIsThere(exchange, snapshot)],
  ['POST', /^\/api\/orders$/, (exchange, { orders }) => has(orders, idIn(exchange))],
  ['DELETE', /^\/api\/orders\//, (exchange, { orders }) => isCancelled(exchange, orders)],
  ['POST', /^\/api\/payments$/, (exchange, { payments }) => has(payments, idIn(exchange))],
  ['POST', /^\/api\/users\/signup$/, ({ body }, { users }) => hasEmail(users, body as { email: string })],
];

/** A write that was answered with success is not lost. */
export const acknowledgedWrites: Check = {
  name: 'acknowledged writes',
  find: (snapshot) =>
    kinds.flatMap(([method, path, isThere]) =>
      snapshot.history
        .answered(method, path, [200, 201, 202, 204])
        .filter((exchange) => !isThere(exchange, snapshot))
        .map(({ who, path: lost, body, status, answer, requestId }) => ({
          ...aboutIn(lost, body, answer),
          message: `${who} got ${status} for ${method} ${lost}, and the write is missing: ${JSON.stringify(answer)} (${requestId})`,
        })),
    ),
};

/** An answered version was reached with the answered content: in its event, and in the store while it is the current one. */
function changeIsThere({ answer }: Answered, { tickets, stream }: Snapshot): boolean {
  const { id, version, price, title } = answer as Pick<Ticket, 'id' | 'version' | 'price' | 'title'>;
  const ticket = tickets.find((candidate) => idOf(candidate) === id);
  if (ticket === undefined || ticket.version < version) return false;
  const isPresent = ticket.version === version;
  if (isPresent && (ticket.price !== Math.round(price * 100) || ticket.title !== title)) return false;
  return stream.some(({ subject, data }) => {
    const isIt = subject.startsWith('ticket:') && data.id === id && data.version === version;
    return isIt && data.price === price && data.title === title;
  });
}

const isCancelled = ({ path }: Answered, orders: Snapshot['orders']) =>
  orders.some((order) => path.endsWith(idOf(order)) && order.status === 'cancelled');
