import {
  expirationComplete,
  orderAwaitingPayment,
  orderCancelled,
  orderCompleted,
  orderCreated,
  orderPaymentFailed,
  orderRefundDue,
  paymentCreated,
  paymentDisputeClosed,
  paymentFailed,
  paymentPending,
  paymentRefundDelayed,
  paymentRefunded,
  paymentRefundFailed,
  ticketCreated,
  ticketUpdated,
  type EventDefinition,
} from '@ticketing/common';
import { hearersOf } from '../../support/hearers';
import type { World } from '../world';

/** A subject, who hears it, and the data of an event that they would act upon. */
export interface Heard {
  subject: string;
  by: string[];
  data: Record<string, unknown>;
}

const heard = (event: EventDefinition, data: Record<string, unknown>): Heard => {
  // Kept to the contract before it is broken: what is no poison without its mutation must not pass for poison with it.
  event.schema.parse(data);
  return { subject: event.subject, by: hearersOf(event.subject), data };
};

/** Every subject, with an event about a thing of this world: unmutated, each of them would change something. */
export function heardIn({ tickets, orders, users }: World): Heard[] {
  const { live, complete } = orders;
  const ticket = { id: tickets.onSale, title: 'Sold for nothing', price: 0.5, userId: users.stranger };
  const next = { id: live.id, version: live.version + 1 };
  const id = 'abcdefabcdefabcdefabcdef';
  const paymentOfLive = { id, orderId: live.id, stripeId: 'pi_nobody' };
  const email = 'nobody@example.com';
  const money = { amount: 1999, currency: 'gbp' };
  return [
    heard(ticketCreated, { ...ticket, id, version: 0 }),
    heard(ticketUpdated, { ...ticket, version: 1 }),
    heard(orderCreated, {
      ...{ id, version: 0, status: 'created', userId: users.stranger, userEmail: email },
      ...{ expiresAt: '2099-01-01T00:00:00.000Z', ticket: { id: tickets.onSale, price: 0.5 } },
    }),
    heard(orderAwaitingPayment, next),
    heard(orderPaymentFailed, next),
    heard(orderCancelled, { ...next, ticket: { id: live.ticket.id } }),
    heard(orderCompleted, { ...next, ticket: live.ticket, email }),
    heard(orderRefundDue, {
      ...{ id: complete.id, version: complete.version + 1, paymentId: id, reason: 'because' },
    }),
    heard(expirationComplete, { orderId: live.id }),
    heard(paymentPending, { id, orderId: live.id }),
    heard(paymentCreated, paymentOfLive),
    heard(paymentFailed, { id, orderId: live.id }),
    heard(paymentRefunded, { ...paymentOfLive, ...money, email }),
    heard(paymentRefundDelayed, { ...paymentOfLive, ...money, email, reason: 'because' }),
    heard(paymentRefundFailed, { ...paymentOfLive, ...money, email, reason: 'because' }),
    heard(paymentDisputeClosed, { id, orderId: live.id, disputeId: 'du_nobody', ...money, reason: 'because' }),
  ];
}
