import type { TicketUpdated } from '@ticketing/common';
import type { StoredTicket } from '../models/ticket-fields';
import { heldUnits } from '../models/units';
import { presentDetails, type ShownTicket } from './present-ticket';

export type PublishedTicket = Omit<ShownTicket, 'onSaleUntil'> & Pick<StoredTicket, 'userEmail'>;

/** A ticket as its events have it: with every unit that is held, and without what depends on the time. */
export function publishTicket(ticket: PublishedTicket): TicketUpdated {
  const { quantity = 1, split = 'any', userEmail, withdrawn, suspended } = ticket;
  const held = heldUnits(ticket);
  return {
    ...presentDetails(ticket),
    ...(userEmail !== undefined && { userEmail }),
    quantity,
    ...(quantity > 1 && { split }),
    ...(quantity === 1 && held[0] && { orderId: held[0].orderId }),
    ...(held.length > 0 && { units: held }),
    ...((withdrawn || suspended) && { withdrawn: true as const }),
  };
}
