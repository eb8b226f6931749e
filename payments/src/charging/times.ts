/** How the time of an attempt is spent, all of it together well within the minute in which its outcome must be known. */
export interface Times {
  /** How long whoever asks Stripe has the attempt alone: longer than its calls take. */
  leaseMs: number;
  /** The pause of the sweep between two tries while Stripe gives no answer. */
  retryMs: number;
  /** How often Stripe is asked about a consent of which its webhook has told nothing. */
  consentCheckMs: number;
  /** How old an attempt is before it counts as never made when Stripe has no intent for it. */
  unknownForMs: number;
  /** How long Stripe is trusted to know an idempotency key, which it may forget after 24 hours. */
  keyTrustedMs: number;
  /** The pause after a refund that Stripe refused, doubled by each further one. */
  refusedRefundMs: number;
  /** The longest such pause. */
  refusedRefundMostMs: number;
}

/** @param stripeTimeoutMs how long one call may take; asking takes two of them at most */
export const timesFor = (stripeTimeoutMs: number): Times => ({
  leaseMs: 2 * stripeTimeoutMs + 4_000,
  retryMs: 5_000,
  consentCheckMs: 30_000,
  unknownForMs: 40_000,
  keyTrustedMs: 23 * 60 * 60 * 1_000,
  refusedRefundMs: 60_000,
  refusedRefundMostMs: 60 * 60 * 1_000,
});

export const later = (time: Date, ms: number): Date => new Date(time.getTime() + ms);
