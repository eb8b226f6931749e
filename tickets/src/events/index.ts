import type { ConsumerOptions } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { CancelledOrders } from '../models/cancelled-orders';
import type { TicketModel } from '../models/ticket';
import { orderCancelledListener } from './order-cancelled-listener';
import { orderCreatedListener } from './order-created-listener';

interface Dependencies {
  tickets: TicketModel;
  cancelled: CancelledOrders;
  outbox: Outbox;
}

/** Every subscription of tickets. */
export const listeners = ({ tickets, cancelled, outbox }: Dependencies): ConsumerOptions['listeners'] => [
  orderCreatedListener(tickets, cancelled, outbox),
  orderCancelledListener(tickets, cancelled, outbox),
];
