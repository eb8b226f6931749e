import { isDuplicateKey, TooManyRequestsError } from '@ticketing/common';
import type { Types } from 'mongoose';
import type { DeclinesModel } from '../models/declines';
import type { Order } from '../models/order';
import type { Payment } from '../models/payment';

type OrderAndBuyer = Pick<Order, '_id' | 'userId'>;

const HOUR_MS = 60 * 60 * 1_000;
const TOO_MANY = 'Too many cards were declined. Please try again later.';

/**
 * Limits how many cards are declined within an hour, for one order and for one account, against the testing of stolen
 * cards. A payment reserves a place before Stripe is asked, in one atomic write, and releases it unless the card is
 * declined. That makes the limit exact over all replicas, also for simultaneous payments.
 */
export class DeclineLimits {
  constructor(
    private readonly declines: DeclinesModel,
    private readonly limits: { perOrder: number; perBuyer: number },
    private readonly now: () => Date,
  ) {}

  /** @throws TooManyRequestsError when no place is left */
  async reserve(order: OrderAndBuyer, paymentId: Types.ObjectId): Promise<void> {
    const { perOrder, perBuyer } = this.limits;
    const id = paymentId.toHexString();
    await this.take(ofOrder(order._id.toHexString()), id, perOrder);
    try {
      await this.take(ofBuyer(order.userId), id, perBuyer);
    } catch (error) {
      await this.release(order, paymentId);
      throw error;
    }
  }

  async release({ _id, userId }: OrderAndBuyer, paymentId: Types.ObjectId): Promise<void> {
    await this.pull([ofOrder(_id.toHexString()), ofBuyer(userId)], paymentId.toHexString());
  }

  /** Releases the place of a payment once it is known that its card was not declined. */
  async releaseUnlessDeclined({ _id, orderId, userId, status, failureCode }: Payment): Promise<void> {
    const isOpen = status === 'started' || status === 'awaiting-consent';
    if (isOpen || (status === 'declined' && failureCode !== 'not_charged')) return;
    await this.pull([ofOrder(orderId), ofBuyer(userId)], _id.toHexString());
  }

  private async pull(keys: string[], paymentId: string): Promise<void> {
    const documents = { _id: { $in: keys } };
    await this.declines.bulkWrite([
      { updateMany: { filter: documents, update: { $pull: { counted: { paymentId } } } } },
      { deleteMany: { filter: { ...documents, counted: { $size: 0 } } } },
    ]);
  }

  private async take(key: string, paymentId: string, limit: number): Promise<void> {
    const { declines } = this;
    const at = this.now();
    const hourAgo = new Date(at.getTime() - HOUR_MS);
    await declines.updateOne({ _id: key }, { $pull: { counted: { at: { $lte: hourAgo } } } });
    const free = { _id: key, 'counted.paymentId': { $ne: paymentId }, [`counted.${limit - 1}`]: { $exists: false } };
    const place = { $push: { counted: { paymentId, at } }, $set: { at } };
    try {
      const { matchedCount, upsertedCount } = await declines.updateOne(free, place, { upsert: true });
      if (matchedCount + upsertedCount === 1) return;
    } catch (error) {
      // The document is full, contains this payment already, or was inserted by another request at this moment.
      if (!isDuplicateKey(error)) throw error;
      if ((await declines.updateOne(free, place)).matchedCount === 1) return;
    }
    const full = await declines.findById(key).lean();
    if (full?.counted.some((counted) => counted.paymentId === paymentId)) return;
    const oldest = Math.min(...(full?.counted ?? []).map((counted) => counted.at.getTime()), at.getTime());
    throw new TooManyRequestsError(Math.max(1, Math.ceil((oldest + HOUR_MS - at.getTime()) / 1_000)), TOO_MANY);
  }
}

const ofOrder = (id: string) => `order:${id}`;
const ofBuyer = (id: string) => `buyer:${id}`;
