import { z } from 'zod';
import { id, time } from '../contracts/formats';
import { amount } from '../contracts/money';
import { defineEvent, type EventData } from './event';

const dispute = z.object({
  id,
  orderId: id,
  disputeId: z.string().min(1),
  amount,
  currency: z.string(),
  reason: z.string(),
  /** Until when evidence is taken. */
  dueBy: time.optional(),
  /** `won` or `lost`, in Stripe's words. */
  outcome: z.string().optional(),
});

/** The buyer's bank takes the money of a payment back, for now. */
export const paymentDisputed = defineEvent('payment:disputed', dispute);
/** The bank has decided on a dispute. */
export const paymentDisputeClosed = defineEvent('payment:dispute-closed', dispute);

export type PaymentDisputed = EventData<typeof paymentDisputed>;
export type PaymentDisputeClosed = EventData<typeof paymentDisputeClosed>;
