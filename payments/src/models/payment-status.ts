/**
 * Where an attempt to pay is:
 * - `started`: stored, and Stripe is being asked; until its answer is recorded nobody knows more.
 * - `awaiting-consent`: the bank wants the buyer's consent.
 * - `succeeded`: the money is taken.
 * - `declined`: the card was refused. `rejected`: Stripe knows no such card. `cancelled`: given up before it was paid.
 * - `refund-due`, `refunded`, `refund-failed`: the money was taken and goes back, has gone back, or could not.
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
