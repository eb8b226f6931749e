import {
  ConflictError,
  orderAwaitingPayment,
  orderCancelled,
  orderCompleted,
  orderPaymentFailed,
  orderRefundDue,
  type CancellationReason,
  type OrderStatus,
} from '@ticketing/common';
import type { Order } from './order';
import { presentReserved } from './present-reserved';

/** The states in which an order can still be paid, cancelled, or overtaken by its time. */
export const UNPAID: readonly OrderStatus[] = ['created', 'awaiting:payment'];

/**
 * The moves of an order. Each refuses what its state does not allow, raises the event that tells of it, and does nothing
 * when it was made before.
 *
 *     created ◄──► awaiting:payment ──► complete
 *        │  └──────────────│───────────────▲
 *        └─────────────────┴──► cancelled
 */
export interface OrderMoves {
  isUnpaid(): boolean;
  /** The bank wants the buyer's consent; of no interest to an order that has ended meanwhile. */
  awaitPayment(): void;
  /** The bank refused, or its question ran out: the order can be paid by another attempt. */
  failPayment(): void;
  /**
   * Uses a payment to complete the order.
   *
   * @throws ConflictError when the order has ended
   */
  complete(paymentId: string): void;
  /**
   * Gives the ticket back, and says why.
   *
   * @throws ConflictError once the order is complete
   */
  cancel(because: CancellationReason): void;
  /** Cancels when it is still unpaid and its time has run out by `now`; otherwise nothing. */
  expire(now: Date): void;
  /** Asks for a payment to be given back that the order has no use for. */
  requestRefund(paymentId: string, reason: string): void;
  /** Does with a payment what the state asks for: completes the order, or has the money given back. */
  settle(paymentId: string): void;
}

export const orderMoves: OrderMoves & ThisType<Order> = {
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
    const { userEmail: email, userId } = this;
    this.raise(orderCompleted, { ticket: presentReserved(this.ticket), email, userId, paymentId });
  },

  cancel(because) {
    if (this.status === 'cancelled') return;
    if (!this.isUnpaid()) throw new ConflictError('This order is paid: it cannot be cancelled any more');
    this.status = 'cancelled';
    this.cancelledBecause = because;
    this.live = false;
    this.slot = undefined;
    this.raise(orderCancelled, { ticket: { id: this.ticket.id }, reason: because });
  },

  expire(now) {
    if (this.isUnpaid() && now >= this.expiresAt) this.cancel('expired');
  },

  requestRefund(paymentId, reason) {
    if (this.paymentId === paymentId) throw new ConflictError('This payment completed the order');
    if (this.refundsDue.includes(paymentId)) return;
    this.refundsDue.push(paymentId);
    this.refund = { status: 'due', amount: this.ticket.price, at: new Date() };
    this.raise(orderRefundDue, { paymentId, reason });
  },

  settle(paymentId) {
    if (this.paymentId === paymentId) return;
    if (this.isUnpaid()) this.complete(paymentId);
    else
      this.requestRefund(
        paymentId,
        this.status === 'cancelled' ? 'The order was cancelled' : 'The order was paid already',
      );
  },
};
