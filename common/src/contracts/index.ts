// The resources of the API: their fields, bounds and formats. Validators, events, the description and all types come from them.
export type { TicketSort } from './limits';
export { newOrder, type Order, type Refund, type ReservedTicket } from './order';
export type { CancellationReason, OrderStatus } from './order-status';
export { newPayment, type AwaitingConsent, type Payment } from './payment';
export { ticketDetails, type Ticket, type TicketDetails, type TicketInput } from './ticket';
export type { Credentials, CurrentUser, User } from './user';
