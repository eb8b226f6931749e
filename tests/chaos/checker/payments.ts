import { totalOf } from './units';
import type { Answered } from '../history/history';
import { idOf, type Snapshot, type StoredOrder } from './snapshot';
import { aboutIn, type Check, type Violation } from './check';

/** A payment that was answered with success has bought: the order is complete, and Stripe has taken exactly its price. */
export const payments: Check = {
  name: 'payments',
  find: (snapshot) => [...answeredAndNotPaid(snapshot), ...completeAndNotPaid(snapshot)],
};

function answeredAndNotPaid(snapshot: Snapshot): Violation[] {
  return snapshot.history.answered('POST', /^\/api\/payments$/, [200, 201]).flatMap((exchange) => {
    const { orderId, paymentId } = paidBy(exchange);
    const order = snapshot.orders.find((candidate) => idOf(candidate) === orderId);
    const problem = order ? problemOfBuyer(paymentId, order, snapshot) : 'there is no such order';
    if (problem === undefined) return [];
    const message = `${exchange.who} got ${exchange.status} for paying order ${orderId}, and ${problem}`;
    return [{ message, about: orderId }];
  });
}

function completeAndNotPaid(snapshot: Snapshot): Violation[] {
  const complete = snapshot.orders.filter(({ status }) => status === 'complete');
  return complete.flatMap((order) => {
    const problem = problemOf(order.paymentId, order, snapshot);
    return problem === undefined
      ? []
      : [{ message: `order ${idOf(order)} is complete, and ${problem}`, ...aboutIn(order._id) }];
  });
}

function problemOfBuyer(paymentId: string, order: StoredOrder, snapshot: Snapshot): string | undefined {
  return problemOf(paymentId, order, snapshot) ?? (order.status === 'complete' ? undefined : `it is ${order.status}`);
}

/** The problem of the payment of a complete order; undefined when there is none. */
function problemOf(paymentId: string | undefined, order: StoredOrder, { payments, intents }: Snapshot) {
  const payment = payments.find((candidate) => idOf(candidate) === paymentId);
  if (payment?.orderId !== idOf(order)) return `it has no payment ${paymentId ?? ''}`.trimEnd();
  const price = totalOf(order);
  if (payment.amount !== price) return `payment ${paymentId} is of ${payment.amount}, the price is ${price}`;
  const intent = intents.find(({ id }) => id === payment.stripeId);
  if (intent?.status !== 'succeeded') return `Stripe has taken nothing for payment ${paymentId}`;
  if (intent.metadata.orderId !== idOf(order)) return `Stripe took payment ${paymentId} for another order`;
  return intent.amount === price ? undefined : `Stripe has taken ${intent.amount}, the price is ${price}`;
}

function paidBy({ body, answer }: Answered): { orderId: string; paymentId: string } {
  return { orderId: (body as { orderId: string }).orderId, paymentId: (answer as { id: string }).id };
}
