import { id } from '../contracts/formats';
import { defineEvent, type EventData } from './event';
import { orderCompleted } from './order-completed';

/** The buyer asked for the confirmation of a paid order once more. The version identifies the mail. */
export const orderMailDue = defineEvent(
  'order:mail-due',
  orderCompleted.schema.omit({ seller: true, paymentId: true }).extend({ userId: id }),
);

export type OrderMailDue = EventData<typeof orderMailDue>;
