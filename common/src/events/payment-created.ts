import { z } from 'zod';
import { id } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/** An order was charged. */
export const paymentCreated = defineEvent('payment:created', z.object({ id, orderId: id, stripeId: z.string() }));

export type PaymentCreated = EventData<typeof paymentCreated>;
