/** How an attempt to pay ended, as far as the page needs to know. */
export type PaymentResult =
  | { outcome: 'paid' }
  /** The bank wants to hear from the buyer first. */
  | { outcome: 'consent'; clientSecret: string }
  /** By the bank; the order stays payable. */
  | { outcome: 'declined'; message: string }
  | { outcome: 'under way'; message: string }
  /** Cancelled, or the time has run out. */
  | { outcome: 'over' }
  | { outcome: 'failed'; message: string };
