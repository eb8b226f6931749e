import type { Answered } from '../history/history';
import { idOf, type Snapshot, type StoredOrder } from './snapshot';

type Reason = [message: RegExp, isTrue: (refused: Answered, snapshot: Snapshot) => boolean];

/** The time of an event is taken before it is stored, and a process may be frozen between the two. */
const LONGEST_FREEZE_MS = 25_000;

/** The reason that a 409 gives, and whether the state confirms it. */
const reasons: Reason[] = [
  [/Idempotency-Key is still under way/, isUnderWay],
  [
    /^This ticket is (reserved|sold)$/,
    (refused, snapshot) => holders(refused, snapshot).some(heldDuring(refused, snapshot)),
  ],
  [
    /^Only [0-9]+ (is|are) left$/,
    (refused, snapshot) => holders(refused, snapshot).some(heldDuring(refused, snapshot)),
  ],
  [/^Sold together only/, (refused, snapshot) => ticketOf(refused, snapshot)?.split === 'none'],
  [/^One alone must not be left/, (refused, snapshot) => ticketOf(refused, snapshot)?.split === 'no-single'],
  [
    /^(Many are reserving|Some of these tickets are sold|This ticket is reserved: it can be withdrawn)/,
    (refused, snapshot) => holders(refused, snapshot).length > 0,
  ],
  [/withdrawn/, (refused, snapshot) => ticketOf(refused, snapshot)?.withdrawn === true],
  // The event that frees the ticket may still be on its way to `tickets`.
  [/^This ticket is reserved or sold/, (refused, snapshot) => holders(refused, snapshot).length > 0],
  [/^This order was cancelled/, (refused, snapshot) => hadEnded(refused, snapshot, 'order:cancelled')],
  [/^This order is (already complete|paid)/, (refused, snapshot) => hadEnded(refused, snapshot, 'order:completed')],
  [/^The time to pay/, (refused, snapshot) => ordersIn(refused, snapshot).some((order) => isOver(order, refused))],
  [/^Another payment of this order/, (refused, snapshot) => paymentsFor(refused, snapshot).length > 0],
  [
    /being given back/,
    (refused, snapshot) => paymentsFor(refused, snapshot).some(({ status }) => /^refund/.test(status)),
  ],
  [/^This was changed meanwhile/, wasChanged],
];

/** Whether the state explains a 409. */
export function isExplained(refused: Answered, snapshot: Snapshot): boolean {
  const { errors = [] } = (refused.answer ?? {}) as { errors?: { message?: string }[] };
  const message = errors[0]?.message ?? '';
  return reasons.some(([said, isTrue]) => said.test(message) && isTrue(refused, snapshot));
}

/** The same key was used before, and may not have been answered yet. */
function isUnderWay(refused: Answered, { history }: Snapshot): boolean {
  return history.exchanges.some(
    (other) =>
      other !== refused && other.idempotencyKey === refused.idempotencyKey && other.askedAt <= refused.answeredAt,
  );
}

/** The ticket, or the order, that a request is about. */
function concerned({ path, body }: Answered): string {
  const { ticketId, orderId } = (body ?? {}) as { ticketId?: string; orderId?: string };
  return ticketId ?? orderId ?? path.slice(path.lastIndexOf('/') + 1);
}

function holders(refused: Answered, { orders }: Snapshot): StoredOrder[] {
  return orders.filter(
    ({ ticket, createdAt }) => ticket.id === concerned(refused) && createdAt.getTime() <= refused.answeredAt,
  );
}

const heldDuring =
  ({ askedAt }: Answered, { stream }: Snapshot) =>
  (order: StoredOrder): boolean => {
    const id = idOf(order);
    const end = stream.find(({ subject, data }) => subject === 'order:cancelled' && data.id === id);
    return end === undefined || end.time + LONGEST_FREEZE_MS >= askedAt;
  };

function hadEnded(refused: Answered, { stream }: Snapshot, ending: string): boolean {
  const id = concerned(refused);
  return stream.some(({ subject, data, time }) => subject === ending && data.id === id && time <= refused.answeredAt);
}

const ticketOf = (refused: Answered, { tickets }: Snapshot) =>
  tickets.find((ticket) => idOf(ticket) === concerned(refused));

const ordersIn = (refused: Answered, { orders }: Snapshot) =>
  orders.filter((order) => idOf(order) === concerned(refused));

const isOver = ({ expiresAt }: StoredOrder, { answeredAt }: Answered) => expiresAt.getTime() <= answeredAt;

const paymentsFor = (refused: Answered, { payments }: Snapshot) =>
  payments.filter(({ orderId }) => orderId === concerned(refused));

function wasChanged(refused: Answered, { tickets, orders, payments }: Snapshot): boolean {
  const id = concerned(refused);
  const changed = [...tickets, ...orders].some((aggregate) => idOf(aggregate) === id && aggregate.version > 0);
  return changed || payments.some(({ orderId }) => orderId === id);
}
