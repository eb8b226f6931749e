import { z } from 'zod';
import { defineEvent, type EventData, id } from './event';

/** A payment was given back; the amount is in the minor unit. */
export const paymentRefunded = defineEvent(
  'payment:refunded',
  z.object({
    id,
    orderId: id,
    stripeId: z.string(),
    amount: z.number().int().nonnegative(),
    currency: z.string(),
    email: z.string(),
  }),
);

export type PaymentRefunded = EventData<typeof paymentRefunded>;
