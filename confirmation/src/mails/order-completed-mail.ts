import type { OrderCompleted } from '@ticketing/common';
import { compose } from './compose';
import { formatEventDate, formatPrice } from './format';
import type { Mail } from './mail';
import { orderLink } from './order-link';
import { orderNumbers } from './order-numbers';

export interface Shop {
  currency: string;
  /** The address of the shop, for links to it. */
  publicUrl?: string | undefined;
}

/** The mail that confirms a bought ticket. */
export function orderCompletedMail({ id, ticket, email }: OrderCompleted, { currency, publicUrl }: Shop): Mail {
  const { title, price, date, timeZone } = ticket;
  const when: [string, string][] = date === undefined ? [] : [['When', formatEventDate(date, timeZone)]];
  const link = orderLink(publicUrl, id);
  return compose({
    to: email,
    subject: `Your ticket: ${title}`,
    opening: 'Thank you for your order. It is paid, and the ticket is yours.',
    facts: [['Ticket', title], ...when, ['Paid', formatPrice(price, currency)], ...orderNumbers(id)],
    closing: link
      ? 'Your order is in your account: please sign in to see it.'
      : 'Your order is in your account: please sign in and open “Orders”.',
    link,
  });
}
