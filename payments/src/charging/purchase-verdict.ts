import { ConflictError, UnavailableError, type Bus } from '@ticketing/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { Order, OrderModel } from '../models/order';
import type { Payment } from '../models/payment';
import type { Times } from './times';

export interface PurchaseVerdictOptions {
  orders: OrderModel;
  bus: Pick<Bus, 'missing'>;
  now: () => Date;
  times: Times;
}

const POLL_MS = 20;

/**
 * Whether a payment has bought its ticket, which `orders` decides: it completes the order with the payment, or ended it
 * before and gives the money back. Only a buyer whose order is complete is answered 201 or 200.
 */
export class PurchaseVerdict {
  constructor(private readonly options: PurchaseVerdictOptions) {}

  /**
   * Waits until the copy of the order says what became of it, for a few seconds.
   *
   * Without that word, an order that has plenty of time left is taken for bought: it is the bus that is away, and the
   * shop goes on. Near its end nobody knows, and the buyer is asked to look again.
   *
   * @throws ConflictError when the order ended without this payment
   * @throws UnavailableError when that is not known yet
   */
  async require(payment: Payment): Promise<void> {
    const { now, times, bus } = this.options;
    const until = now().getTime() + times.verdictMs;
    for (;;) {
      const order = await this.orderOf(payment);
      if (order?.status === 'complete' && isBy(payment, order)) return;
      if (order?.status === 'complete')
        throw new ConflictError('This order is already complete. You get your money back.');
      if (order?.status === 'cancelled') throw new ConflictError('This order was cancelled. You get your money back.');
      const isSafe = order !== undefined && order.expiresAt.getTime() - now().getTime() > times.safeMs;
      if (isSafe && bus.missing() !== undefined) return;
      if (now().getTime() >= until) {
        if (isSafe) return;
        throw new UnavailableError(UNKNOWN);
      }
      await delay(POLL_MS);
    }
  }

  private async orderOf({ orderId }: Payment): Promise<Pick<Order, 'status' | 'expiresAt' | 'paidBy'> | undefined> {
    const shown = { status: 1, expiresAt: 1, paidBy: 1 } as const;
    return (await this.options.orders.findById(orderId, shown).lean()) ?? undefined;
  }
}

const UNKNOWN = 'Your payment is not confirmed yet. Please look again in a moment: you will not be charged twice.';

/** An order that was completed before its event named the payment was completed by this one. */
const isBy = ({ id }: Payment, { paidBy }: Pick<Order, 'paidBy'>) => paidBy === undefined || paidBy === id;
