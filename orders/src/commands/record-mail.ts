import type { OrderModel, StoredMail } from '../models/order';

/** Stores what became of the mail that confirms an order. @param orderId in hex */
export type RecordMail = (orderId: string, mail: StoredMail) => Promise<void>;

/**
 * The version of the order is not raised, since no event is published. Events of mails arrive in any order: one of a later
 * mail replaces one of an earlier mail, and of the same mail a later event replaces an earlier one. Of two in the same
 * second, which is as precisely as SendGrid gives the time, the failure counts.
 */
export function recordMail(orders: OrderModel): RecordMail {
  return async (orderId, mail) => {
    const { version, at, status } = mail;
    const earlier = status === 'undelivered' ? { $lte: at } : { $lt: at };
    const replaceable = [
      { mail: { $exists: false } },
      { 'mail.version': { $lt: version } },
      { 'mail.version': version, 'mail.status': 'due' },
      { 'mail.version': version, 'mail.at': earlier },
    ];
    await orders.updateOne({ _id: orderId, $or: replaceable }, { $set: { mail } });
  };
}
