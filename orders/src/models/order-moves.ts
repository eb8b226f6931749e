import {
  ConflictError,
  orderAwaitingPayment,
  orderCancelled,
  orderCompleted,
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
 *     created ──► awaiting:payment ──► complete
 *        │  └─────────────│───────────────▲
 *        └────────────────┴──► cancelled
 */
export interface OrderMoves {
  isUnpaid(): boolean;
  /** The bank wants the buyer's consent; of no interest to an order that has ended meanwhile. */
  awaitPayment(): void;
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
  refund(paymentId: string, reason: string): void;
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

  complete(paymentId) {
    if (this.paymentId === paymentId) return;
    if (!this.isUnpaid()) throw new ConflictError(`This order is ${this.status}: it cannot be paid`);
    this.status = 'complete';
    this.paymentId = paymentId;
    this.slot = undefined;
    this.raise(orderCompleted, { ticket: presentReserved(this.ticket), email: this.userEmail, userId: this.userId });
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

  refund(paymentId, reason) {
    if (this.paymentId === paymentId) throw new ConflictError('This payment completed the order');
    if (this.refundsDue.includes(paymentId)) return;
    this.refundsDue.push(paymentId);
    this.raise(orderRefundDue, { paymentId, reason });
  },

  settle(paymentId) {
    if (this.paymentId === paymentId) return;
    if (this.isUnpaid()) this.complete(paymentId);
    else this.refund(paymentId, this.status === 'cancelled' ? 'The order was cancelled' : 'The order was paid already');
  },
};
