import type { OrderCompleted } from '@ticketing/common';
import { compose } from './compose';
import { formatDate, formatPrice } from './format';
import type { Mail } from './mail';

/** Tells a buyer that the ticket is theirs. */
export function orderCompletedMail({ id, ticket, email }: OrderCompleted, currency: string): Mail {
  const when: [string, string][] = ticket.date === undefined ? [] : [['When', formatDate(ticket.date)]];
  return compose({
    to: email,
    subject: `Your ticket: ${ticket.title}`,
    opening: 'Thank you for your order. The ticket is yours.',
    facts: [['Ticket', ticket.title], ...when, ['Price', formatPrice(ticket.price, currency)], ['Order number', id]],
    closing: 'Please keep this email and show it at the door.',
  });
}
