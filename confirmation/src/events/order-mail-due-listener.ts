import { listener, orderMailDue } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { orderCompletedMail, type Shop } from '../mails/order-completed-mail';

/** Sends the confirmation of an order once more, for each request of the buyer once. */
export const orderMailDueListener = (delivery: MailDelivery, shop: Shop) =>
  listener(orderMailDue, async (order) => {
    const { id, version, userId } = order;
    await delivery.deliver(`order-mail:${id}:${version}`, orderCompletedMail(order, shop), userId);
  });
