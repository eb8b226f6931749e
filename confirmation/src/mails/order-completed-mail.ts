import type { OrderCompleted, OrderMailDue } from '@ticketing/common';
import { compose } from './compose';
import type { Mail } from './mail';
import { orderLink } from './order-link';
import { orderNumbers } from './order-numbers';
import { purchaseFacts } from './purchase-facts';

export interface Shop {
  currency: string;
  /** The address of the shop, for links to it. */
  publicUrl?: string | undefined;
}

/** The mail that confirms bought tickets. */
export function orderCompletedMail(order: OrderCompleted | OrderMailDue, { currency, publicUrl }: Shop): Mail {
  const { id, version, ticket, email, quantity = 1 } = order;
  const link = orderLink(publicUrl, id);
  const mail = compose({
    to: email,
    subject: `Your ticket: ${ticket.title}`,
    opening: `Thank you for your order. It is paid, and the ${quantity === 1 ? 'ticket is' : `${quantity} tickets are`} yours.`,
    facts: [...purchaseFacts(order, currency), ...orderNumbers(id)],
    closing: link
      ? 'Your order is in your account: please sign in to see it.'
      : 'Your order is in your account: please sign in and open “Orders”.',
    link,
  });
  return { ...mail, customArgs: { orderId: id, orderVersion: String(version) } };
}
