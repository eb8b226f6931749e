import { z } from 'zod';
import { id, version } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/** Money was taken for an order that could not be completed with it. */
export const orderRefundDue = defineEvent(
  'order:refund-due',
  z.object({ id, version, paymentId: id, reason: z.string() }),
);

export type OrderRefundDue = EventData<typeof orderRefundDue>;
