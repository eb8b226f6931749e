/** The outcome of a payment attempt. */
export type PaymentResult =
  | { outcome: 'paid' }
  /** The bank requires 3-D Secure authentication. */
  | { outcome: 'authentication'; clientSecret: string }
  /** Declined by the bank; the order can still be paid. */
  | { outcome: 'declined'; message: string }
  | { outcome: 'pending'; message: string }
  /** The order was cancelled or has expired. */
  | { outcome: 'ended' }
  | { outcome: 'failed'; message: string };
