import type { OrderMail } from '../../backend/types';

const reasons: Record<NonNullable<OrderMail['reason']>, string> = {
  bounced: 'the mailbox does not exist',
  blocked: 'its mail server refused the mail',
  suppressed: 'an earlier mail to it came back',
};

/** What became of the confirmation of an order. */
export function mailMessage({ status, to, reason }: Omit<OrderMail, 'at'>): string {
  if (status === 'due') return `We have sent the confirmation again, to ${to}.`;
  const because = reason === undefined ? '' : ` (${reasons[reason]})`;
  return `We could not deliver the confirmation to ${to}${because}.`;
}
