// Types only: no code of the services reaches the browser.
export type {
  AwaitingConsent,
  Credentials,
  Order,
  OrderStatus,
  Payment,
  Refund,
  Ticket,
  TicketInput,
  TicketSort,
  User,
} from '@ticketing/common/contracts';

/** One page of a list; without `nextCursor` it is the last. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}
