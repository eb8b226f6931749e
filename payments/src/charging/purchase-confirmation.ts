import { ConflictError, UnavailableError, type Bus } from '@ticketing/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { Order, OrderModel } from '../models/order';
import type { Payment } from '../models/payment';
import type { Timeouts } from './timeouts';

const POLL_MS = 20;

/**
 * Whether a payment has bought the ticket. `orders` decides that: it completes the order with the payment, or the order
 * has ended and the money is refunded. The buyer is answered 201 or 200 only when the order is complete.
 */
export class PurchaseConfirmation {
  constructor(
    private readonly orders: OrderModel,
    private readonly bus: Pick<Bus, 'missing'>,
    private readonly now: () => Date,
    private readonly timeouts: Timeouts,
  ) {}

  /**
   * Waits for `timeouts.confirmationMs` until the copy of the order has ended.
   *
   * When it has not, an order with more than `timeouts.safeMs` left is considered bought, since only the bus can be late.
   * Nearer to the end of the order the outcome is open, and the buyer is asked to look again.
   *
   * @throws ConflictError when the order ended without this payment
   * @throws UnavailableError when that is not known yet
   */
  async wait(payment: Payment): Promise<void> {
    const { confirmationMs, safeMs } = this.timeouts;
    const until = this.now().getTime() + confirmationMs;
    for (;;) {
      const order = await this.orderOf(payment);
      if (order?.status === 'complete' && isPaidBy(payment, order)) return;
      if (order?.status === 'complete')
        throw new ConflictError('This order is already complete. You get your money back.');
      if (order?.status === 'cancelled') throw new ConflictError('This order was cancelled. You get your money back.');
      const isSafe = order !== undefined && order.expiresAt.getTime() - this.now().getTime() > safeMs;
      if (isSafe && this.bus.missing() !== undefined) return;
      if (this.now().getTime() >= until) {
        if (isSafe) return;
        throw new UnavailableError(UNKNOWN);
      }
      await delay(POLL_MS);
    }
  }

  private async orderOf({ orderId }: Payment): Promise<Pick<Order, 'status' | 'expiresAt' | 'paidBy'> | undefined> {
    return (await this.orders.findById(orderId, { status: 1, expiresAt: 1, paidBy: 1 }).lean()) ?? undefined;
  }
}

const UNKNOWN = 'Your payment is not confirmed yet. Please look again in a moment: you will not be charged twice.';

/** Without `paidBy` (older events do not carry it) the order was completed by its only payment, which is this one. */
const isPaidBy = ({ id }: Payment, { paidBy }: Pick<Order, 'paidBy'>) => paidBy === undefined || paidBy === id;
