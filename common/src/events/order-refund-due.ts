import { z } from 'zod';
import { defineEvent, type EventData, id, version } from './event';

/** Money was taken for an order that could not be completed with it. */
export const orderRefundDue = defineEvent(
  'order:refund-due',
  z.object({ id, version, paymentId: id, reason: z.string() }),
);

export type OrderRefundDue = EventData<typeof orderRefundDue>;
