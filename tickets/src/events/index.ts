import type { ConsumerOptions } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { RecordStanding } from '../commands/record-standing';
import type { CancelledOrders } from '../models/cancelled-orders';
import type { TicketModel } from '../models/ticket';
import { orderCancelledListener } from './order-cancelled-listener';
import { orderCompletedListener } from './order-completed-listener';
import { orderCreatedListener } from './order-created-listener';
import { userDeletedListener } from './user-deleted-listener';
import { userReinstatedListener } from './user-reinstated-listener';
import { userRevokedListener } from './user-revoked-listener';

interface Dependencies {
  tickets: TicketModel;
  cancelled: CancelledOrders;
  outbox: Outbox;
  record: RecordStanding;
}

/** Every subscription of tickets. */
export const listeners = ({ tickets, cancelled, outbox, record }: Dependencies): ConsumerOptions['listeners'] => [
  orderCreatedListener(tickets, cancelled, outbox),
  orderCancelledListener(tickets, cancelled, outbox),
  orderCompletedListener(tickets, outbox),
  userRevokedListener(record),
  userReinstatedListener(record),
  userDeletedListener(record),
];
