import { listener, orderCompleted } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { orderCompletedMail } from '../mails/order-completed-mail';

/** A ticket was bought: its buyer gets it confirmed. */
export const orderCompletedListener = (delivery: MailDelivery, currency: string) =>
  listener(orderCompleted, async (order) =>
    delivery.deliver(`order-completed:${order.id}`, orderCompletedMail(order, currency)),
  );
