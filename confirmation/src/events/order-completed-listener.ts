import { listener, orderCompleted } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { orderCompletedMail, type Shop } from '../mails/order-completed-mail';
import { ticketSoldMail } from '../mails/ticket-sold-mail';

/** Mails to the buyer and to the seller, unless they are the same person. One that fails does not keep the other back. */
export const orderCompletedListener = (delivery: MailDelivery, shop: Shop) =>
  listener(orderCompleted, async (order) => {
    const { id, seller, userId } = order;
    const toSeller = seller !== undefined && seller.id !== userId ? seller.email : undefined;
    await Promise.all([
      delivery.deliver(`order-completed:${id}`, orderCompletedMail(order, shop), userId),
      toSeller !== undefined &&
        delivery.deliver(`ticket-sold:${id}`, ticketSoldMail(order, toSeller, shop), seller?.id),
    ]);
  });
