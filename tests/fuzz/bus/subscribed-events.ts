import {
  expirationComplete,
  mailDelivered,
  mailUndelivered,
  orderAwaitingPayment,
  orderCancelled,
  orderCompleted,
  orderCreated,
  orderMailDue,
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
  userDeleted,
  userEmailChanged,
  userMailDue,
  userReinstated,
  userRevoked,
  type EventDefinition,
} from '@ticketing/common';
import { subscribersOf } from '@ticketing/services';
import type { World } from '../world';

/** A subject, its subscribers, and the data of an event that they would act upon. */
export interface SubscribedEvent {
  subject: string;
  subscribers: string[];
  data: Record<string, unknown>;
}

const event = (event: EventDefinition, data: Record<string, unknown>): SubscribedEvent => {
  // Valid before it is mutated: an event that was invalid from the start would test no mutation.
  event.schema.parse(data);
  return { subject: event.subject, subscribers: subscribersOf(event.subject), data };
};

/** Every subject, with an event about a resource of this world: unmutated, each of them would change something. */
export function subscribedEvents({ tickets, orders, users }: World): SubscribedEvent[] {
  const { live, complete } = orders;
  const ticket = { id: tickets.onSale, title: 'Sold for nothing', price: 0.5, userId: users.stranger };
  const next = { id: live.id, version: live.version + 1 };
  const id = 'abcdefabcdefabcdefabcdef';
  const paymentOfLive = { id, orderId: live.id, stripeId: 'pi_unknown' };
  const email = 'stranger@example.com';
  const money = { amount: 1999, currency: 'gbp' };
  return [
    event(ticketCreated, { ...ticket, id, version: 0 }),
    event(ticketUpdated, { ...ticket, version: 1 }),
    event(orderCreated, {
      ...{ id, version: 0, status: 'created', userId: users.stranger, userEmail: email },
      ...{ expiresAt: '2099-01-01T00:00:00.000Z', ticket: { id: tickets.onSale, price: 0.5 } },
    }),
    event(orderAwaitingPayment, next),
    event(orderPaymentFailed, next),
    event(orderCancelled, { ...next, ticket: { id: live.ticket.id } }),
    event(orderCompleted, { ...next, ticket: live.ticket, email }),
    event(orderMailDue, {
      ...{ id: complete.id, version: complete.version + 1, userId: users.stranger, email },
      ticket: { ...complete.ticket, title: 'Sold for nothing' },
    }),
    event(mailDelivered, { orderId: complete.id, orderVersion: complete.version + 1 }),
    event(mailUndelivered, { orderId: complete.id, orderVersion: complete.version + 2, reason: 'bounced' }),
    event(orderRefundDue, {
      ...{ id: complete.id, version: complete.version + 1, paymentId: id, reason: 'because' },
    }),
    event(expirationComplete, { orderId: live.id }),
    event(paymentPending, { id, orderId: live.id }),
    event(paymentCreated, paymentOfLive),
    event(paymentFailed, { id, orderId: live.id }),
    event(paymentRefunded, { ...paymentOfLive, ...money, email }),
    event(paymentRefundDelayed, { ...paymentOfLive, ...money, email, reason: 'because' }),
    event(paymentRefundFailed, { ...paymentOfLive, ...money, email, reason: 'because' }),
    event(userRevoked, { id: users.seller, version: 7 }),
    event(userReinstated, { id: users.seller, version: 8 }),
    event(userDeleted, { id: users.seller, version: 9 }),
    event(userEmailChanged, { id: users.stranger, version: 1, email }),
    event(userMailDue, {
      ...{ id: users.stranger, version: 1, requestId: id, kind: 'verification', email },
      expiresAt: '2099-01-01T00:00:00.000Z',
    }),
    event(paymentDisputeClosed, { id, orderId: live.id, disputeId: 'du_unknown', ...money, reason: 'because' }),
  ];
}
