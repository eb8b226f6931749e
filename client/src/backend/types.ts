// Types only: no code of the services reaches the browser.
export type {
  AwaitingConsent,
  Credentials,
  Device,
  Order,
  OrderMail,
  OrderStatus,
  Payment,
  PaymentRecord,
  Refund,
  SessionUser,
  Split,
  Ticket,
  TicketInput,
  TicketSort,
  TicketStatus,
  User,
} from '@ticketing/common/contracts';

/** One page of a list; without `nextCursor` it is the last. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}
