import { ConflictError, isDuplicateKey } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { reserve, type NewOrder, type OrderModel, type Reservation } from '../models/order';
import type { ListingOrders } from './listing-orders';
import { pickUnits, type Lot } from './pick-units';
import type { TicketContests } from './ticket-contests';

interface Dependencies {
  orders: OrderModel;
  outbox: Outbox;
  listing: Pick<ListingOrders, 'read'>;
  contests: TicketContests;
}

/** A reservation of a number of tickets, before it is known which. */
export interface Request extends Omit<Reservation, 'ticket'> {
  ticket: Omit<Reservation['ticket'], 'units'>;
  /** The listing; the ticket's `seats` are those of all its units. */
  lot: Lot;
  quantity: number;
}

/**
 * Stores a reservation of units that nobody holds. The insert decides, by the unique indexes of an order: the units are
 * picked from what was read before it, and picked again when another order got one of them first. Each failure is another
 * order's success, so that a listing of n tickets is decided within n + 1 tries, unless orders are cancelled meanwhile.
 *
 * A single ticket has one unit, and is reserved without a read.
 *
 * @throws ConflictError when it is not on sale in that number
 * @throws MongoServerError when another unique index refuses it
 */
export async function storeUnits(dependencies: Dependencies, request: Request): Promise<NewOrder> {
  const { orders, outbox, listing, contests } = dependencies;
  const { lot, quantity, ticket } = request;
  if (lot.quantity === 1 && quantity === 1) {
    return contests.enter(ticket.id, () => outbox.insert(orders, reserve(withUnits(request, [0]))));
  }
  for (let tries = 0; tries <= lot.quantity; tries += 1) {
    const { holders, nextTurn } = await listing.read(ticket.id);
    const units = pickUnits(lot, holders, quantity);
    const turn = lot.split === 'no-single' ? nextTurn : undefined;
    try {
      return await outbox.insert(orders, reserve(withUnits({ ...request, turn }, units)));
    } catch (error) {
      if (!isDuplicateKey(error, 'ticket.units') && !isDuplicateKey(error, 'turn')) throw error;
    }
  }
  throw new ConflictError('Many are reserving these tickets at this moment: please try again');
}

function withUnits({ ticket, ...reservation }: Request, units: number[]): Reservation {
  const { seats, ...others } = ticket;
  const own = seats && units.flatMap((n) => seats[n] ?? []);
  return { ...reservation, ticket: { ...others, ...(own && { seats: own }), units } };
}
