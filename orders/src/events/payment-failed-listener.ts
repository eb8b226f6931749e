import { listener, paymentFailed } from '@ticketing/common';
import type { ExpireOrder } from '../expire-order';
import type { PaymentAttempts } from '../payment-attempts';

/** The order can be paid by another attempt, or ends at once when its time is over meanwhile. */
export const paymentFailedListener = (attempts: PaymentAttempts, expire: ExpireOrder) =>
  listener(paymentFailed, async (attempt) => {
    await attempts.fail(attempt);
    await expire(attempt.orderId);
  });
