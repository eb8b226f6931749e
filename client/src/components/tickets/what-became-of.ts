import type { Ticket } from '../../backend/types';
import { countOf } from './quantities';

type Listing = Pick<Ticket, 'status' | 'quantity' | 'available'>;

/** What became of a listing, in words for its seller. */
export function whatBecameOf({ status, quantity, available }: Listing): string {
  const taken = quantity - available;
  switch (status) {
    case 'on-sale':
      if (taken === 0)
        return quantity === 1 ? 'Buyers can reserve it at any time.' : `All ${quantity} are still there.`;
      return `${available} of ${quantity} are still there, ${taken} reserved or sold.`;
    case 'reserved':
      return quantity === 1
        ? 'A buyer has reserved it. If it isn’t paid in time, it goes back on sale.'
        : 'Nothing is left for now. What isn’t paid in time goes back on sale.';
    case 'sold':
      return quantity === 1 ? 'It is sold and paid for.' : `All ${quantity} are sold and paid for.`;
    case 'withdrawn':
      return taken === 0 ? 'You took it off the market.' : `${countOf(taken)} sold, the rest taken off the market.`;
    default:
      return 'Its date has passed. With another date it is on sale again.';
  }
}
