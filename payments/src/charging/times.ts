/** How the time of an attempt is spent, all of it together well within the minute in which its outcome must be known. */
export interface Times {
  /** How long a request goes on asking Stripe before it leaves the rest to the sweep. */
  requestMs: number;
  /** How long whoever asks Stripe has the attempt alone: longer than its calls take. */
  leaseMs: number;
  /** The pause of the sweep between two tries while Stripe gives no answer. */
  retryMs: number;
  /** How old an attempt is before it is given up when Stripe answers and still does not charge it. */
  giveUpMs: number;
  /** How often Stripe is asked about a consent of which its webhook has told nothing. */
  consentCheckMs: number;
  /** How often Stripe is asked about a refund that is pending. */
  refundCheckMs: number;
  /** The pause after a refund that Stripe refused, doubled by each further one. */
  refusedRefundMs: number;
  /** The longest such pause. */
  refusedRefundMostMs: number;
  /** How near the end of an order a payment of it is published as under way, so that orders waits for it. */
  announceMs: number;
  /** How long after its end orders is asked to wait: within the 30 s of the contract. */
  underWayMs: number;
  /** How long a request waits for orders to say whether its payment completed the order. */
  verdictMs: number;
  /** How much time an order needs to have left to be taken for bought when orders does not say so in time. */
  safeMs: number;
}

/** @param stripeTimeoutMs how long one call may take; the last one begins before `requestMs` are over */
export const timesFor = (stripeTimeoutMs: number): Times => ({
  requestMs: stripeTimeoutMs + 1_000,
  leaseMs: 3 * stripeTimeoutMs + 4_000,
  retryMs: 4_000,
  giveUpMs: 8_000,
  consentCheckMs: 30_000,
  refundCheckMs: 60_000,
  refusedRefundMs: 60_000,
  refusedRefundMostMs: 60 * 60 * 1_000,
  announceMs: 3 * stripeTimeoutMs + 6_000,
  underWayMs: 20_000,
  verdictMs: 5_000,
  safeMs: 60_000,
});

export const later = (time: Date, ms: number): Date => new Date(time.getTime() + ms);
