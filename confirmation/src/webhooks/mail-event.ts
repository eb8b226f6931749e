import { InvalidInputError, mailDelivered, type MailUndelivered } from '@ticketing/common';
import { z } from 'zod';

/** The end of the year 9999, in seconds: an event's time has a year of four digits. */
const LAST_SECOND = 253_402_300_799;

/**
 * What confirmation reads of an event of SendGrid's. The event has the fields that the mail was sent with
 * (`custom_args`): of other mails, and of other events, nothing fits.
 */
const sendGridEvent = z.object({
  event: z.enum(['delivered', 'bounce', 'dropped']),
  type: z.string().optional().catch(undefined),
  timestamp: z.int().min(0).max(LAST_SECOND),
  orderId: mailDelivered.schema.shape.orderId,
  orderVersion: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
type SendGridEvent = z.output<typeof sendGridEvent>;

/** The event about an order that an event of SendGrid's leads to. */
export type MailEvent = {
  id: string;
  time: Date;
  order: Omit<MailUndelivered, 'reason'>;
  /** Why it was not delivered, unless it was. */
  reason?: MailUndelivered['reason'];
};

/**
 * The events about orders in a request of SendGrid's.
 *
 * @throws InvalidInputError when it is not a list
 */
export function readMailEvents(body: Buffer): MailEvent[] {
  return parseList(body).flatMap((entry) => {
    const parsed = sendGridEvent.safeParse(entry);
    return parsed.success ? [toMailEvent(parsed.data)] : [];
  });
}

function parseList(body: Buffer): unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(body.toString()));
  } catch {
    throw new InvalidInputError([{ message: 'The body must be a list of events in JSON' }]);
  }
}

function toMailEvent(given: SendGridEvent): MailEvent {
  const { orderId, orderVersion, event, timestamp } = given;
  const reason = reasonOf(given);
  return {
    // The same for an event that SendGrid sends twice.
    id: `sendgrid:${orderId}:${orderVersion}:${event}:${timestamp}`,
    time: new Date(timestamp * 1_000),
    order: { orderId, orderVersion },
    ...(reason !== undefined && { reason }),
  };
}

/** SendGrid drops a mail to an address that is on one of its lists of suppressions, as after a bounce. */
function reasonOf({ event, type }: SendGridEvent): MailUndelivered['reason'] | undefined {
  if (event === 'delivered') return undefined;
  if (event === 'dropped') return 'suppressed';
  return type === 'blocked' ? 'blocked' : 'bounced';
}
