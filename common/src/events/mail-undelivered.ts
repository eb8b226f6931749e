import { undeliveredReason } from '../contracts/mail';
import { defineEvent, type EventData } from './event';
import { confirmedOrder } from './mail-delivered';

/** The mail that confirms an order could not be delivered. The `time` of the event is when. */
export const mailUndelivered = defineEvent('mail:undelivered', confirmedOrder.extend({ reason: undeliveredReason }));

export type MailUndelivered = EventData<typeof mailUndelivered>;
