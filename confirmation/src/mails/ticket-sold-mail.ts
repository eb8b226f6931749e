import { compose, type Link } from './compose';
import type { Mail } from './mail';
import type { Shop } from './order-completed-mail';
import { purchaseFacts, type Purchase } from './purchase-facts';

/** The mail about a sale. @param to the seller's address */
export function ticketSoldMail(purchase: Purchase, to: string, { currency, publicUrl }: Shop): Mail {
  const { ticket, quantity = 1 } = purchase;
  const link: Link | undefined =
    publicUrl === undefined ? undefined : { text: 'See your tickets', url: new URL('/tickets/mine', publicUrl).href };
  return compose({
    to,
    subject: `Sold: ${ticket.title}`,
    opening:
      quantity === 1 ? 'Your ticket is sold, and paid for.' : `${quantity} of your tickets are sold, and paid for.`,
    facts: purchaseFacts(purchase, currency),
    closing: link
      ? 'What became of each of your tickets is in your account: please sign in to see it.'
      : 'What became of each of your tickets is in your account: please sign in and open “My tickets”.',
    link,
  });
}
