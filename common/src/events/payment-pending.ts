import { z } from 'zod';
import { defineEvent, type EventData, id } from './event';

/** The bank wants the buyer's consent to a payment. */
export const paymentPending = defineEvent('payment:pending', z.object({ id, orderId: id }));

export type PaymentPending = EventData<typeof paymentPending>;
