import { z } from 'zod';
import { id, time } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/**
 * The bank wants the buyer's consent to a payment. With `until` it is not the bank that is waited for: Stripe is being
 * asked near the end of the order's time, and the order should not expire before that moment.
 */
export const paymentPending = defineEvent('payment:pending', z.object({ id, orderId: id, until: time.optional() }));

export type PaymentPending = EventData<typeof paymentPending>;
