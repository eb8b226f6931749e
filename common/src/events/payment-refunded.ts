import { z } from 'zod';
import { id } from '../contracts/formats';
import { amount } from '../contracts/money';
import { defineEvent, type EventData } from './event';

/** Which money goes back, and to whom. */
const refund = z.object({
  ...{ id, orderId: id, stripeId: z.string(), amount, currency: z.string(), email: z.string() },
  /** Absent in events of an earlier version. */
  userId: id.optional(),
});

/** The money of a payment is back with the buyer, in Stripe's word. */
export const paymentRefunded = defineEvent('payment:refunded', refund);
/** Stripe has taken a refund on but not made it yet, for want of balance say. */
export const paymentRefundDelayed = defineEvent('payment:refund-delayed', refund.extend({ reason: z.string() }));
/** Stripe could not make a refund: the money has to go back in another way. */
export const paymentRefundFailed = defineEvent('payment:refund-failed', refund.extend({ reason: z.string() }));

export type PaymentRefunded = EventData<typeof paymentRefunded>;
export type PaymentRefundDelayed = EventData<typeof paymentRefundDelayed>;
export type PaymentRefundFailed = EventData<typeof paymentRefundFailed>;
