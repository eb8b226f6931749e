import { z } from 'zod';
import { id } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/** A payment that was published as pending came to nothing. */
export const paymentFailed = defineEvent('payment:failed', z.object({ id, orderId: id }));

export type PaymentFailed = EventData<typeof paymentFailed>;
