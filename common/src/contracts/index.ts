// The resources of the API: their fields, bounds and formats. Validators, events, the description and all types come from them.
export type { TicketSort } from './limits';
export { ticketDetails, type Ticket, type TicketDetails, type TicketInput } from './ticket';
