import type { ConsumerOptions } from '@ticketing/common';
import type { ChangeOrder } from '../change-order';
import type { TicketModel } from '../models/ticket';
import { expirationCompleteListener } from './expiration-complete-listener';
import { paymentCreatedListener } from './payment-created-listener';
import { paymentPendingListener } from './payment-pending-listener';
import { ticketCreatedListener } from './ticket-created-listener';
import { ticketUpdatedListener } from './ticket-updated-listener';

interface Options {
  tickets: TicketModel;
  change: ChangeOrder;
  now: () => Date;
}

/** Everything that orders hears. */
export const listeners = ({ tickets, change, now }: Options): ConsumerOptions['listeners'] => [
  ticketCreatedListener(tickets),
  ticketUpdatedListener(tickets),
  expirationCompleteListener(change, now),
  paymentPendingListener(change),
  paymentCreatedListener(change),
];
