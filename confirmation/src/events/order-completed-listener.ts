import { listener, orderCompleted } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { orderCompletedMail } from '../mails/order-completed-mail';

/** A ticket was bought: its buyer gets it confirmed. */
export const orderCompletedListener = (
  delivery: MailDelivery,
  shop: { currency: string; publicUrl?: string | undefined },
) =>
  listener(orderCompleted, async (order) =>
    delivery.deliver(`order-completed:${order.id}`, orderCompletedMail(order, shop)),
  );
