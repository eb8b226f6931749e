/** Stays as it is under a steady load, however long that lasts. */
export interface Bounded {
  kind: 'bounded';
  /** How far its last third may lie above its first: so much, and so much of its level. */
  tolerance: number;
  share: number;
}

/** Grows with what people do: by as much for each purchase, the ten-thousandth as the first. */
export interface Business {
  kind: 'business';
  /** What ends it, in words. */
  until: string;
  /** The steps in which it grows, beside which a difference is nothing. */
  step: number;
  /** What it never exceeds. */
  limit: number;
  /** How much a purchase may leave, at most. */
  perPurchase: number;
}

export type Expectation = Bounded | Business;

export const bounded = (tolerance: number, { share = 0 } = {}): Bounded => ({
  kind: 'bounded',
  tolerance,
  share,
});

export const business = (until: string, { step = 0, limit = Infinity, perPurchase = Infinity } = {}): Business => ({
  kind: 'business',
  until,
  step,
  limit,
  perPurchase,
});
