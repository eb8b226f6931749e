import { listener, orderCompleted } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { orderCompletedMail, type Shop } from '../mails/order-completed-mail';

export const orderCompletedListener = (delivery: MailDelivery, shop: Shop) =>
  listener(orderCompleted, async (order) =>
    delivery.deliver(`order-completed:${order.id}`, orderCompletedMail(order, shop)),
  );
