import { z } from 'zod';
import { id, version } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/** The payment that an order was waiting for came to nothing; the order is `created` again. */
export const orderPaymentFailed = defineEvent('order:payment-failed', z.object({ id, version }));

export type OrderPaymentFailed = EventData<typeof orderPaymentFailed>;
