import {
  ConflictError,
  isErasedEmail,
  orderAwaitingPayment,
  orderCancelled,
  orderCompleted,
  orderMailDue,
  orderPaymentFailed,
  orderRefundDue,
  toPrice,
  type CancellationReason,
  type OrderStatus,
} from '@ticketing/common';
import type { Order } from './order';
import { withRequest } from './mail-limit';
import { totalOf } from './order-total';
import { presentReservedTicket } from '../presenters/present-reserved-ticket';

/** The states in which an order can still be paid, be cancelled or expire. */
export const UNPAID: readonly OrderStatus[] = ['created', 'awaiting:payment'];

/**
 * The transitions of an order. Each raises its event, throws when the state does not allow it, and does nothing when it
 * was made before.
 *
 *     created ──awaitPayment──▶ awaiting:payment ──failPayment──▶ created
 *     created, awaiting:payment ──complete──────────────────▶ complete
 *                               ──cancel, expire, withdraw──▶ cancelled
 *
 * `requestRefund` raises an event in `complete` and `cancelled`, `requestMail` in `complete`; they change no state.
 * `applyPayment` completes the order or requests a refund, depending on the state.
 */
export interface OrderTransitions {
  isUnpaid(): boolean;
  /** The buyer has to authenticate the payment; ignored by an order that has ended. */
  awaitPayment(): void;
  /** The authentication failed or expired: the order can be paid by another attempt. */
  failPayment(): void;
  /**
   * Completes the order with a payment.
   *
   * @throws ConflictError when the order has ended
   */
  complete(paymentId: string): void;
  /**
   * Cancels the order, which releases its ticket.
   *
   * @throws ConflictError once the order is complete
   */
  cancel(reason: CancellationReason): void;
  /** Cancels the order when it is unpaid and its time is over at `now`; otherwise does nothing. */
  expire(now: Date): void;
  /** Cancels the order, which is unpaid, since the seller withdrew its ticket; otherwise does nothing. */
  withdraw(): void;
  /** Requests the refund of a payment that does not complete the order. */
  requestRefund(paymentId: string, reason: string): void;
  /**
   * Requests the mail that confirms the order once more, to the email that the buyer has now.
   *
   * @throws ConflictError unless the order is complete, and once the account is erased
   * @throws TooManyRequestsError for the fourth request within an hour
   */
  requestMail(email: string, now: Date): void;
  /** Completes the order with a payment, or requests its refund when the order has ended. */
  applyPayment(paymentId: string): void;
}

/** What the buyer bought, for a mail. */
function purchaseOf({ ticket, userEmail: email, userId }: Order) {
  const units = [...ticket.units];
  const total = toPrice(totalOf(ticket));
  return { ticket: { ...presentReservedTicket(ticket), units }, email, userId, quantity: units.length, total };
}

export const orderTransitions: OrderTransitions & ThisType<Order> = {
  isUnpaid() {
    return UNPAID.includes(this.status);
  },

  awaitPayment() {
    if (this.status !== 'created') return;
    this.status = 'awaiting:payment';
    this.raise(orderAwaitingPayment, {});
  },

  failPayment() {
    if (this.status !== 'awaiting:payment') return;
    this.status = 'created';
    this.raise(orderPaymentFailed, {});
  },

  complete(paymentId) {
    if (this.paymentId === paymentId) return;
    if (!this.isUnpaid()) throw new ConflictError(`This order is ${this.status}: it cannot be paid`);
    this.status = 'complete';
    this.paymentId = paymentId;
    this.slot = undefined;
    const { seller } = this;
    this.raise(orderCompleted, {
      ...purchaseOf(this),
      ...(seller && { seller: { id: seller.id, ...(seller.email !== undefined && { email: seller.email }) } }),
      paymentId,
    });
  },

  cancel(reason) {
    if (this.status === 'cancelled') return;
    if (!this.isUnpaid()) throw new ConflictError('This order is paid: it cannot be cancelled any more');
    this.status = 'cancelled';
    this.cancelledBecause = reason;
    this.live = false;
    this.slot = undefined;
    this.raise(orderCancelled, { ticket: { id: this.ticket.id, units: [...this.ticket.units] }, reason });
  },

  expire(now) {
    if (this.isUnpaid() && now >= this.expiresAt) this.cancel('expired');
  },

  withdraw() {
    if (this.isUnpaid()) this.cancel('withdrawn');
  },

  requestRefund(paymentId, reason) {
    if (this.paymentId === paymentId) throw new ConflictError('This payment completed the order');
    if (this.refundsDue.includes(paymentId)) return;
    this.refundsDue.push(paymentId);
    this.refund = { status: 'due', amount: totalOf(this.ticket), at: new Date() };
    this.raise(orderRefundDue, { paymentId, reason });
  },

  requestMail(email, now) {
    if (this.status !== 'complete') throw new ConflictError('This order is not paid: there is no confirmation to send');
    if (isErasedEmail(this.userEmail)) throw new ConflictError('This account is erased');
    this.mailRequests = withRequest(this.mailRequests ?? [], now);
    // An erasure, which raises no version, must not be overwritten.
    this.$where = { userEmail: this.userEmail };
    this.userEmail = email;
    this.mail = { version: this.version + 1, status: 'due', at: now };
    this.raise(orderMailDue, purchaseOf(this));
  },

  applyPayment(paymentId) {
    if (this.paymentId === paymentId) return;
    if (this.isUnpaid()) this.complete(paymentId);
    else
      this.requestRefund(
        paymentId,
        this.status === 'cancelled' ? 'The order was cancelled' : 'The order was paid already',
      );
  },
};
