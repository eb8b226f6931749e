/**
 * The states of a payment:
 * - `started`: stored; Stripe is being asked, and its answer is not recorded yet.
 * - `awaiting-consent`: the buyer has to authenticate the payment with the bank (3-D Secure).
 * - `succeeded`: the money is taken.
 * - `declined`: the card was declined. `rejected`: Stripe does not know the card. `cancelled`: cancelled before it was paid.
 * - `refund-due`, `refunded`, `refund-failed`: the money has to be refunded, is refunded, or could not be.
 */
export const PAYMENT_STATUSES = [
  'started',
  'awaiting-consent',
  'succeeded',
  'declined',
  'rejected',
  'cancelled',
  'refund-due',
  'refunded',
  'refund-failed',
] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
