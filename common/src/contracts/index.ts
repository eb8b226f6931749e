// The resources of the API: their fields, bounds and formats. Validators, events, the description and all types come from them.
export { limits, splits, ticketStatuses, type Split, type TicketSort, type TicketStatus } from './limits';
export type { OrderMail, UndeliveredReason } from './mail';
export { newOrder, type Order, type Refund, type ReservedTicket } from './order';
export type { CancellationReason, OrderStatus } from './order-status';
export { newPayment, type AwaitingConsent, type Payment, type PaymentRecord } from './payment';
export { quantitiesOnSale, refuseSplit, type Remainder, type SplitRefusal } from './split';
export { ticketDetails, type Ticket, type TicketDetails, type TicketInput } from './ticket';
export type { Credentials, CurrentUser, Device, SessionUser, User } from './user';
