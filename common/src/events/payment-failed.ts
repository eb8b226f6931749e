import { z } from 'zod';
import { defineEvent, id, type EventData } from './event';

/** A payment that was published as pending came to nothing. */
export const paymentFailed = defineEvent('payment:failed', z.object({ id, orderId: id }));

export type PaymentFailed = EventData<typeof paymentFailed>;
