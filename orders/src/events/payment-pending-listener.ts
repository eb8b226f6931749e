import { listener, paymentPending } from '@ticketing/common';
import type { PaymentAttempts } from '../commands/payment-attempts';

/** A payment under way keeps the order from expiring; one that awaits authentication changes the order's status. */
export const paymentPendingListener = (attempts: PaymentAttempts) =>
  listener(paymentPending, ({ until, ...attempt }) =>
    until === undefined ? attempts.await(attempt) : attempts.hold(attempt, new Date(until)),
  );
