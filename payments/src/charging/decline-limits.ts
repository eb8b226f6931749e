import { isDuplicateKey, TooManyRequestsError } from '@ticketing/common';
import type { Types } from 'mongoose';
import type { DeclinesModel } from '../models/declines';
import type { Order } from '../models/order';
import type { Payment } from '../models/payment';

export interface DeclineLimitsOptions {
  declines: DeclinesModel;
  now: () => Date;
  perOrder: number;
  perBuyer: number;
}

type Whose = Pick<Order, '_id' | 'userId'>;

const HOUR_MS = 60 * 60 * 1_000;
const TOO_MANY = 'Too many cards were declined. Please try again later.';

/**
 * Limits how many cards are declined, for one order and for one account, within an hour: stolen cards are tried out that
 * way. An attempt takes its place before Stripe is asked and gives it back unless it is declined, in one atomic write, so
 * that the limit is exact over all replicas, also for many attempts at once.
 */
export class DeclineLimits {
  constructor(private readonly options: DeclineLimitsOptions) {}

  /** @throws TooManyRequestsError when no place is left */
  async reserve(order: Whose, paymentId: Types.ObjectId): Promise<void> {
    const { perOrder, perBuyer } = this.options;
    const id = paymentId.toHexString();
    await this.take(ofOrder(order._id.toHexString()), id, perOrder);
    try {
      await this.take(ofBuyer(order.userId), id, perBuyer);
    } catch (error) {
      await this.release(order, paymentId);
      throw error;
    }
  }

  async release({ _id, userId }: Whose, paymentId: Types.ObjectId): Promise<void> {
    await this.giveBack([ofOrder(_id.toHexString()), ofBuyer(userId)], paymentId.toHexString());
  }

  /** Gives the place of an attempt back once it is known that its card was not declined. */
  async follow({ _id, orderId, userId, status, failureCode }: Payment): Promise<void> {
    const isOpen = status === 'started' || status === 'awaiting-consent';
    if (isOpen || (status === 'declined' && failureCode !== 'not_charged')) return;
    await this.giveBack([ofOrder(orderId), ofBuyer(userId)], _id.toHexString());
  }

  private async giveBack(keys: string[], paymentId: string): Promise<void> {
    const theirs = { _id: { $in: keys } };
    await this.options.declines.bulkWrite([
      { updateMany: { filter: theirs, update: { $pull: { counted: { paymentId } } } } },
      { deleteMany: { filter: { ...theirs, counted: { $size: 0 } } } },
    ]);
  }

  private async take(key: string, paymentId: string, limit: number): Promise<void> {
    const { declines, now } = this.options;
    const at = now();
    const hourAgo = new Date(at.getTime() - HOUR_MS);
    await declines.updateOne({ _id: key }, { $pull: { counted: { at: { $lte: hourAgo } } } });
    const free = { _id: key, 'counted.paymentId': { $ne: paymentId }, [`counted.${limit - 1}`]: { $exists: false } };
    const place = { $push: { counted: { paymentId, at } }, $set: { at } };
    try {
      const { matchedCount, upsertedCount } = await declines.updateOne(free, place, { upsert: true });
      if (matchedCount + upsertedCount === 1) return;
    } catch (error) {
      // It is there, and full, or has this attempt already, or was made by another request at this moment.
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
