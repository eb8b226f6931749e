/**
 * The bounds of what the HTTP API takes: the validators enforce them, and the API's description states them. Lengths are
 * counted in code points.
 */
export const limits = {
  bodyBytes: 102_400,
  /** The least is auth's `PASSWORD_MIN_LENGTH` where an operator sets another. */
  password: { min: 6, max: 128 },
  email: { max: 254 },
  title: { max: 200 },
  /** In the major unit; the most is what Stripe can charge at once. */
  price: { min: 0.5, max: 999_999.99 },
  /** How many tickets a listing has. */
  quantity: { min: 1, max: 10 },
  place: { max: 40 },
  seat: { max: 20 },
  restrictions: { max: 500 },
  search: { max: 100 },
  page: { min: 1, max: 100, default: 50 },
  idempotencyKey: { min: 1, max: 255 },
} as const;

/** How the API takes values that are written as text. */
export const patterns = {
  objectId: /^[0-9a-fA-F]{24}$/,
  /** The caller's `X-Request-Id`, which becomes the `correlationid` of the events that the request leads to. */
  requestId: /^[A-Za-z0-9._-]{1,128}$/,
  /** "19.99", not "1e3", " 5", "05", ".5" or "5.". */
  price: /^(0|[1-9][0-9]*)(\.[0-9]{1,2})?$/,
  /** A token or payment method of Stripe's. */
  stripeToken: /^(tok|pm)_[A-Za-z0-9_]{1,250}$/,
} as const;

/** How a listing of several tickets may be parted; see `split.ts`. */
export const splits = ['any', 'none', 'no-single'] as const;
export type Split = (typeof splits)[number];

/** What has become of a listing. */
export const ticketStatuses = ['on-sale', 'reserved', 'sold', 'withdrawn', 'past'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** The orders that the list of tickets can have, the default first. */
export const ticketSorts = ['date', 'price', '-price', 'newest'] as const;
export type TicketSort = (typeof ticketSorts)[number];
