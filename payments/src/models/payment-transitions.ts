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

/** What the browser needs for the authentication of the buyer. */
export interface AuthenticationRequest {
  stripeId: string;
  clientSecret: string;
}

/** Stripe's code of a failed payment, and its intent where one was made. */
export interface Failure {
  code: string;
  stripeId?: string | undefined;
}

/** A dispute as it is published, without the fields that the payment has itself. */
export type Dispute = Omit<PaymentDisputed, 'id' | 'orderId'>;

/**
 * The transitions of a payment:
 *
 *     started ──awaitAuthentication──▶ awaiting-consent
 *     started, awaiting-consent ──decline──▶ declined
 *                               ──reject───▶ rejected
 *                               ──cancel───▶ cancelled
 *     started, awaiting-consent, declined, rejected, cancelled ──succeed──▶ succeeded
 *
 *     succeeded ──requestRefund──▶ refund-due ──recordRefund──▶ refunded, refund-failed
 *     refunded ◀──recordRefund──▶ refund-failed
 *     succeeded ──recordRefund (in full, by hand)──▶ refunded
 *
 * Stripe reports the same fact more than once, in any order and by two ways (its answer and its webhook), so a transition
 * from a later state changes nothing. A charge is recorded in every state, also after a failure.
 */
export interface PaymentTransitions {
  /** Near the end of its order: asks orders to wait, by `payment:pending`. */
  announce(until: Date): void;
  /** Records the unconfirmed intent of a started payment. */
  recordIntent(stripeId: string): void;
  /** Makes the next charge use another idempotency key. @param spent how many keys were spent when the call was made */
  spendChargeKey(spent: number): void;
  /** The money was taken: `payment:created`. */
  succeed(stripeId: string): void;
  /** The buyer has to authenticate: `payment:pending`. @param checkAt when to ask Stripe for the result */
  awaitAuthentication(request: AuthenticationRequest, checkAt: Date): void;
  /** The card was declined, and the order can be paid by another payment. `payment:failed` after `payment:pending`. */
  decline(failure: Failure): void;
  /** Stripe does not know the card. */
  reject(failure: Failure): void;
  /** Cancelled before it was paid. @param code the reason, when it was not for another card */
  cancel(code?: string): void;
  /**
   * The money has to be refunded.
   *
   * @throws Error when none was taken
   */
  requestRefund(now: Date): void;
  /**
   * Makes the next try of the refund use another idempotency key.
   *
   * @param spent how many keys were spent when the call was made
   * @param checkAt when to try again, unless at once
   */
  spendRefundKey(spent: number, checkAt?: Date): void;
  /**
   * Records the state of a refund, requested here or made by hand: `payment:refunded`, `payment:refund-delayed` or
   * `payment:refund-failed`. A refund never returns to an earlier state.
   *
   * @param checkAt when to ask again about one that is pending
   * @returns whether the state was new
   */
  recordRefund(refund: KnownRefund, checkAt: Date): boolean;
  /** The buyer's bank disputes it, or has decided: `payment:disputed`, `payment:dispute-closed`. @returns whether new */
  recordDispute(dispute: Dispute, closed: boolean): boolean;
}

export const paymentTransitions = {
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

  awaitAuthentication(this: Payment, { stripeId, clientSecret }: AuthenticationRequest, checkAt: Date) {
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
    if (hasRefund(this)) return;
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
    if (refund.status === 'pending') delayRefund(this, refund, checkAt);
    else if (refund.status === 'succeeded') completeRefund(this);
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
} satisfies PaymentTransitions;

/** How far a refund has advanced: Stripe's webhooks arrive in any order. */
const RANK = { pending: 0, succeeded: 1, failed: 2, canceled: 2 } as const;

export const wasPaid = (payment: Pick<Payment, 'status'>) => payment.status === 'succeeded' || hasRefund(payment);

const hasRefund = ({ status }: Pick<Payment, 'status'>) =>
  status === 'refund-due' || status === 'refunded' || status === 'refund-failed';

const refundedAmount = ({ refunds }: Payment) =>
  refunds.filter(({ status }) => status === 'succeeded').reduce((sum, { amount }) => sum + amount, 0);

const refundEventFields = ({ id, orderId, stripeId, currency, userEmail: email, userId }: Payment) => {
  if (stripeId === undefined) throw new Error(`Payment ${id as string} has no intent at Stripe`);
  return { orderId, stripeId, currency, email, userId };
};

function delayRefund(payment: Payment, { amount, reason = 'pending' }: KnownRefund, checkAt: Date): void {
  payment.checkAt = checkAt;
  payment.raise(paymentRefundDelayed, { ...refundEventFields(payment), amount, reason });
}

function completeRefund(payment: Payment): void {
  const amount = refundedAmount(payment);
  const isAll = amount >= payment.amount;
  // A partial refund made by hand does not end a refund that is due.
  if (!isAll && payment.status !== 'succeeded') return;
  if (isAll) payment.status = 'refunded';
  if (isAll || !hasPendingRefund(payment)) payment.set({ checkAt: undefined });
  payment.raise(paymentRefunded, { ...refundEventFields(payment), amount });
}

function failRefund(payment: Payment, { amount, status, reason }: KnownRefund): void {
  if (hasRefund(payment)) payment.status = 'refund-failed';
  if (!hasPendingRefund(payment)) payment.set({ checkAt: undefined });
  payment.raise(paymentRefundFailed, { ...refundEventFields(payment), amount, reason: reason ?? status });
}

export const hasPendingRefund = ({ refunds }: Pick<Payment, 'refunds'>) =>
  refunds.some(({ status }) => status === 'pending');

/** Ends a payment that took no money, which allows the order another one. */
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
