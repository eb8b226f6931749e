/** How the time of a payment is divided. All of it together is well within the minute in which the outcome must be known. */
export interface Timeouts {
  /** How long a request keeps asking Stripe before it leaves the payment to the reconciler. */
  requestMs: number;
  /** How long a caller that asks Stripe holds the payment alone: longer than its calls take. */
  leaseMs: number;
  /** The reconciler's pause between two tries while Stripe gives no answer. */
  retryMs: number;
  /** The age at which a payment is cancelled when Stripe answers and still does not charge it. */
  giveUpMs: number;
  /** How often Stripe is asked about an authentication for which no webhook came. */
  authenticationCheckMs: number;
  /** How often Stripe is asked about a pending refund. */
  refundCheckMs: number;
  /** The pause after a refund that Stripe refused, doubled with each further refusal. */
  refusedRefundMs: number;
  /** The longest such pause. */
  refusedRefundMostMs: number;
  /** How near the end of an order a payment is published as pending, so that orders waits for it. */
  announceMs: number;
  /** How long after the order's end orders is asked to wait: within the 30 s of the contract. */
  underWayMs: number;
  /** How long a request waits for orders to complete the order with its payment. */
  confirmationMs: number;
  /** How much time an order must have left to be considered bought when orders does not confirm it in time. */
  safeMs: number;
}

/** @param stripeTimeoutMs how long one call may take; the last call begins before `requestMs` are over */
export const timeoutsFor = (stripeTimeoutMs: number): Timeouts => ({
  requestMs: stripeTimeoutMs + 1_000,
  leaseMs: 3 * stripeTimeoutMs + 4_000,
  retryMs: 4_000,
  giveUpMs: 8_000,
  authenticationCheckMs: 30_000,
  refundCheckMs: 60_000,
  refusedRefundMs: 60_000,
  refusedRefundMostMs: 60 * 60 * 1_000,
  announceMs: 3 * stripeTimeoutMs + 6_000,
  underWayMs: 20_000,
  confirmationMs: 5_000,
  safeMs: 60_000,
});

export const later = (time: Date, ms: number): Date => new Date(time.getTime() + ms);
