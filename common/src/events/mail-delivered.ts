import { z } from 'zod';
import { id, version } from '../contracts/formats';
import { defineEvent } from './event';

/** An order, and the version of it that the mail confirms: the latest mail has the highest. */
export const confirmedOrder = z.object({ orderId: id, orderVersion: version });

/** The mail that confirms an order was delivered. The `time` of the event is when. */
export const mailDelivered = defineEvent('mail:delivered', confirmedOrder);
