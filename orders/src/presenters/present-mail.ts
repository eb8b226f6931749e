import type { OrderMail } from '@ticketing/common/contracts';
import type { OrderFields } from '../models/order';

/** What became of the mail that confirms an order; nothing where it was delivered, or where nothing is known. */
export function presentMail({ mail, userEmail }: Pick<OrderFields, 'mail' | 'userEmail'>): OrderMail | undefined {
  if (!mail || mail.status === 'delivered') return undefined;
  const { status, reason, at } = mail;
  return { status, to: shorten(userEmail), ...(reason && { reason }), at: at.toISOString() };
}

/** `ada@example.com` as `a…@example.com`. */
const shorten = (email: string): string => email.replace(/^(.)[^@]*/u, '$1…');
