import { z } from 'zod';
import { defineEvent, id, version, type EventData } from './event';

/** The payment that an order was waiting for came to nothing; the order is `created` again. */
export const orderPaymentFailed = defineEvent('order:payment-failed', z.object({ id, version }));

export type OrderPaymentFailed = EventData<typeof orderPaymentFailed>;
