import { listener, paymentPending } from '@ticketing/common';
import type { PaymentAttempts } from '../payment-attempts';

/** A payment that is under way holds the order past its time; one that the bank wants consent to is shown on it. */
export const paymentPendingListener = (attempts: PaymentAttempts) =>
  listener(paymentPending, ({ until, ...attempt }) =>
    until === undefined ? attempts.await(attempt) : attempts.hold(attempt, new Date(until)),
  );
