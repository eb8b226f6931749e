import {
  paymentCreated,
  paymentDisputeClosed,
  paymentDisputed,
  paymentFailed,
  paymentPending,
  paymentRefundDelayed,
  paymentRefunded,
  paymentRefundFailed,
  type PaymentDisputed,
} from '@ticketing/common';
import type { KnownRefund, Payment } from './payment';

/** What the buyer's consent is asked with. */
export interface ConsentRequest {
  stripeId: string;
  clientSecret: string;
}

/** Why an attempt failed: Stripe's code, and its intent where it made one. */
export interface Failure {
  code: string;
  stripeId?: string | undefined;
}

/** A dispute as it is published, without what the payment knows itself. */
export type Dispute = Omit<PaymentDisputed, 'id' | 'orderId'>;

/**
 * The moves of a payment. Stripe tells of the same thing more than once, in any order and by two ways (its answer and its
 * webhook), so a move that an attempt is past already changes nothing. That money was taken is true whenever it is heard.
 */
export interface PaymentMoves {
  /** Near the end of its order: orders is asked to wait, with `payment:pending`. */
  announce(until: Date): void;
  /** Stripe has an intent for it, which is not confirmed yet. */
  recordIntent(stripeId: string): void;
  /** Stripe would only repeat its error under the key after `spent` others. */
  spendChargeKey(spent: number): void;
  /** The money was taken, also when the attempt was believed to have failed: `payment:created`. */
  succeed(stripeId: string): void;
  /** The bank wants the buyer's consent: `payment:pending`. @param checkAt when to ask Stripe what came of it */
  awaitConsent(request: ConsentRequest, checkAt: Date): void;
  /** The card was refused; the order can be paid by another attempt. `payment:failed` where it was pending. */
  decline(failure: Failure): void;
  /** Stripe knows no such card. */
  reject(failure: Failure): void;
  /** It was given up before it was paid. @param code why, when it was not for another card */
  cancel(code?: string): void;
  /**
   * The money has to be given back.
   *
   * @throws Error when none was taken
   */
  requestRefund(now: Date): void;
  /**
   * Stripe would only repeat its answer under the refund's key, the one after `spent` others: the next try has another.
   *
   * @param checkAt when that is to be, if not as soon as may be
   */
  spendRefundKey(spent: number, checkAt?: Date): void;
  /**
   * What Stripe says of a refund, ours or one made by hand: `payment:refunded`, `payment:refund-delayed` or
   * `payment:refund-failed`. A refund never goes back to where it was.
   *
   * @param checkAt when to ask again about one that is pending
   * @returns whether that was new
   */
  recordRefund(refund: KnownRefund, checkAt: Date): boolean;
  /** The buyer's bank disputes it, or has decided: `payment:disputed`, `payment:dispute-closed`. @returns whether new */
  recordDispute(dispute: Dispute, closed: boolean): boolean;
}

export const paymentMoves = {
  announce(this: Payment, until: Date) {
    if (this.status !== 'started' || this.announcedUntil !== undefined) return;
    this.announcedUntil = until;
    this.raise(paymentPending, { orderId: this.orderId, until: until.toISOString() });
  },

  recordIntent(this: Payment, stripeId: string) {
    if (this.status === 'started') this.stripeId ??= stripeId;
  },

  spendChargeKey(this: Payment, spent: number) {
    if (this.status === 'started' && this.chargeKeysSpent === spent) this.chargeKeysSpent += 1;
  },

  succeed(this: Payment, stripeId: string) {
    if (wasPaid(this)) return;
    this.set({ status: 'succeeded', stripeId, clientSecret: undefined, failureCode: undefined, checkAt: undefined });
    this.raise(paymentCreated, { orderId: this.orderId, stripeId });
  },

  awaitConsent(this: Payment, { stripeId, clientSecret }: ConsentRequest, checkAt: Date) {
    if (this.status !== 'started') return;
    this.set({ status: 'awaiting-consent', stripeId, clientSecret, checkAt });
    this.raise(paymentPending, { orderId: this.orderId });
  },

  decline(this: Payment, failure: Failure) {
    close(this, 'declined', failure);
  },

  reject(this: Payment, failure: Failure) {
    close(this, 'rejected', failure);
  },

  cancel(this: Payment, code = 'cancelled') {
    close(this, 'cancelled', { code });
  },

  requestRefund(this: Payment, now: Date) {
    if (isGivenBack(this)) return;
    if (this.status !== 'succeeded') throw new Error(`Payment ${this.id as string} took no money: ${this.status}`);
    this.set({ status: 'refund-due', checkAt: now });
  },

  spendRefundKey(this: Payment, spent: number, checkAt?: Date) {
    if (this.status !== 'refund-due' || this.refundKeysSpent !== spent) return;
    this.refundKeysSpent += 1;
    if (checkAt) this.checkAt = checkAt;
  },

  recordRefund(this: Payment, refund: KnownRefund, checkAt: Date): boolean {
    if (!wasPaid(this)) return false;
    const known = this.refunds.find(({ id }) => id === refund.id);
    if (known && RANK[refund.status] <= RANK[known.status]) return false;
    this.refunds = [...this.refunds.filter(({ id }) => id !== refund.id), refund];
    if (refund.status === 'pending') wait(this, refund, checkAt);
    else if (refund.status === 'succeeded') giveBack(this);
    else failRefund(this, refund);
    return true;
  },

  recordDispute(this: Payment, dispute: Dispute, closed: boolean): boolean {
    const known = this.disputes.find(({ id }) => id === dispute.disputeId);
    if (known && (known.closed || !closed)) return false;
    this.disputes = [...this.disputes.filter(({ id }) => id !== dispute.disputeId), { id: dispute.disputeId, closed }];
    this.raise(closed ? paymentDisputeClosed : paymentDisputed, { orderId: this.orderId, ...dispute });
    return true;
  },
} satisfies PaymentMoves;

/** How far a refund is: Stripe's webhooks arrive in any order. */
const RANK = { pending: 0, succeeded: 1, failed: 2, canceled: 2 } as const;

export const wasPaid = (payment: Pick<Payment, 'status'>) => payment.status === 'succeeded' || isGivenBack(payment);

const isGivenBack = ({ status }: Pick<Payment, 'status'>) =>
  status === 'refund-due' || status === 'refunded' || status === 'refund-failed';

/** The money that is back with the buyer, in Stripe's word. */
const returned = ({ refunds }: Payment) =>
  refunds.filter(({ status }) => status === 'succeeded').reduce((sum, { amount }) => sum + amount, 0);

const moneyOf = ({ id, orderId, stripeId, currency, userEmail: email }: Payment) => {
  if (stripeId === undefined) throw new Error(`Payment ${id as string} has no intent at Stripe`);
  return { orderId, stripeId, currency, email };
};

function wait(payment: Payment, { amount, reason = 'pending' }: KnownRefund, checkAt: Date): void {
  payment.checkAt = checkAt;
  payment.raise(paymentRefundDelayed, { ...moneyOf(payment), amount, reason });
}

function giveBack(payment: Payment): void {
  const amount = returned(payment);
  const isAll = amount >= payment.amount;
  // Of a refund that is due, a part made by hand is no end.
  if (!isAll && payment.status !== 'succeeded') return;
  if (isAll) payment.status = 'refunded';
  if (isAll || !isWaiting(payment)) payment.set({ checkAt: undefined });
  payment.raise(paymentRefunded, { ...moneyOf(payment), amount });
}

function failRefund(payment: Payment, { amount, status, reason }: KnownRefund): void {
  if (isGivenBack(payment)) payment.status = 'refund-failed';
  if (!isWaiting(payment)) payment.set({ checkAt: undefined });
  payment.raise(paymentRefundFailed, { ...moneyOf(payment), amount, reason: reason ?? status });
}

export const isWaiting = ({ refunds }: Pick<Payment, 'refunds'>) => refunds.some(({ status }) => status === 'pending');

/** Ends an attempt that took no money, which makes room for the next one. */
function close(payment: Payment, status: 'declined' | 'rejected' | 'cancelled', { code, stripeId }: Failure): void {
  if (payment.status !== 'started' && payment.status !== 'awaiting-consent') return;
  const wasPending = payment.status === 'awaiting-consent' || payment.announcedUntil !== undefined;
  payment.set({
    status,
    failureCode: code,
    stripeId: stripeId ?? payment.stripeId,
    open: undefined,
    clientSecret: undefined,
    checkAt: undefined,
  });
  if (wasPending) payment.raise(paymentFailed, { orderId: payment.orderId });
}
