import { z } from 'zod';
import { defineEvent, type EventData, id } from './event';

/** An order was charged. */
export const paymentCreated = defineEvent('payment:created', z.object({ id, orderId: id, stripeId: z.string() }));

export type PaymentCreated = EventData<typeof paymentCreated>;
