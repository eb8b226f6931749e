import { paymentCreated, paymentPending, paymentRefunded } from '@ticketing/common';
import type { Payment } from './payment';

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

/**
 * The moves of a payment. Stripe tells of the same thing more than once, in any order and by two ways (its answer and its
 * webhook), so a move that an attempt is past already changes nothing. That money was taken is true whenever it is heard.
 */
export interface PaymentMoves {
  /** The money was taken, also when the attempt was believed to have failed: `payment:created`. */
  succeed(stripeId: string): void;
  /** The bank wants the buyer's consent: `payment:pending`. @param checkAt when to ask Stripe what came of it */
  awaitConsent(request: ConsentRequest, checkAt: Date): void;
  /** The card was refused; the order can be paid by another attempt. */
  decline(failure: Failure): void;
  /** Stripe knows no such card. */
  reject(failure: Failure): void;
  /** It was given up before it was paid. */
  cancel(): void;
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
  /** Stripe has the refund: `payment:refunded`. */
  recordRefund(): void;
}

export const paymentMoves = {
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

  cancel(this: Payment) {
    close(this, 'cancelled', { code: 'cancelled' });
  },

  requestRefund(this: Payment, now: Date) {
    if (this.status === 'refund-due' || this.status === 'refunded') return;
    if (this.status !== 'succeeded') throw new Error(`Payment ${this.id as string} took no money: ${this.status}`);
    this.set({ status: 'refund-due', checkAt: now });
  },

  spendRefundKey(this: Payment, spent: number, checkAt?: Date) {
    if (this.status !== 'refund-due' || this.refundKeysSpent !== spent) return;
    this.refundKeysSpent += 1;
    if (checkAt) this.checkAt = checkAt;
  },

  recordRefund(this: Payment) {
    if (this.status !== 'refund-due') return;
    const { orderId, stripeId, amount, currency, userEmail: email } = this;
    if (stripeId === undefined) throw new Error(`Payment ${this.id as string} has no intent at Stripe`);
    this.set({ status: 'refunded', checkAt: undefined });
    this.raise(paymentRefunded, { orderId, stripeId, amount, currency, email });
  },
} satisfies PaymentMoves;

const wasPaid = ({ status }: Payment) => status === 'succeeded' || status === 'refund-due' || status === 'refunded';

/** Ends an attempt that took no money, which makes room for the next one. */
function close(payment: Payment, status: 'declined' | 'rejected' | 'cancelled', { code, stripeId }: Failure): void {
  if (payment.status !== 'started' && payment.status !== 'awaiting-consent') return;
  payment.set({
    status,
    failureCode: code,
    stripeId: stripeId ?? payment.stripeId,
    open: undefined,
    clientSecret: undefined,
    checkAt: undefined,
  });
}
