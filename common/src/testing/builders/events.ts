import type { OrderCancelled } from '../../events/order-cancelled';
import type { OrderCompleted } from '../../events/order-completed';
import type { OrderCreated } from '../../events/order-created';
import type { PaymentCreated } from '../../events/payment-created';
import type { TicketCreated } from '../../events/ticket-created';
import type { TicketUpdated } from '../../events/ticket-updated';
import { anId } from './sessions';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** The data of a `ticket:created`, with what a test cares about. */
export const aTicketCreated = (given: Partial<TicketCreated> = {}): TicketCreated => ({
  id: anId(),
  version: 0,
  title: 'Winter concert',
  price: 19.99,
  userId: anId(),
  ...given,
});

/** The data of a `ticket:updated` that follows a `ticket:created`. */
export const aTicketUpdated = (created: TicketCreated, given: Partial<TicketUpdated> = {}): TicketUpdated => ({
  ...created,
  version: created.version + 1,
  ...given,
});

/** The data of an `order:created`: reserved for a quarter of an hour. */
export const anOrderCreated = (given: Partial<OrderCreated> = {}): OrderCreated => ({
  id: anId(),
  version: 0,
  status: 'created',
  userId: anId(),
  userEmail: 'buyer@example.com',
  expiresAt: inMinutes(15),
  ticket: { id: anId(), price: 19.99 },
  ...given,
});

/** The data of an `order:cancelled` that follows an `order:created`. */
export const anOrderCancelled = (created: OrderCreated, given: Partial<OrderCancelled> = {}): OrderCancelled => ({
  id: created.id,
  version: created.version + 1,
  ticket: { id: created.ticket.id },
  ...given,
});

/** The data of an `order:completed` that follows an `order:created`. */
export const anOrderCompleted = (created: OrderCreated, given: Partial<OrderCompleted> = {}): OrderCompleted => ({
  id: created.id,
  version: created.version + 1,
  ticket: { ...created.ticket, title: 'Winter concert' },
  email: created.userEmail,
  ...given,
});

/** The data of a `payment:created`. */
export const aPaymentCreated = (given: Partial<PaymentCreated> = {}): PaymentCreated => ({
  id: anId(),
  orderId: anId(),
  stripeId: `pi_${anId()}`,
  ...given,
});
