import { listener, paymentFailed } from '@ticketing/common';
import type { ExpireOrder } from '../commands/expire-order';
import type { PaymentAttempts } from '../commands/payment-attempts';

/** The order can be paid by another attempt, or expires at once when its time is over. */
export const paymentFailedListener = (attempts: PaymentAttempts, expire: ExpireOrder) =>
  listener(paymentFailed, async (attempt) => {
    await attempts.fail(attempt);
    await expire(attempt.orderId);
  });
