import type { OrderModel } from '../models/order';
import { UNPAID } from '../models/order-transitions';
import type { ChangeOrder } from './change-order';

interface Dependencies {
  orders: OrderModel;
  change: ChangeOrder;
}

/** A listing as its event has it. */
interface Listing {
  id: string;
  quantity?: number | undefined;
  units?: { n: number }[] | undefined;
  withdrawn?: boolean | undefined;
}

/**
 * Cancels the unpaid orders of what its seller took off the market: of a withdrawn ticket all, of one with fewer units than
 * before those that hold one too many.
 *
 * A reservation that was decided on the previous state is stored after this looked. `tickets` applies it nevertheless, and
 * publishes the ticket again with its units: the next call finds it.
 */
export type CancelWithdrawn = (listing: Listing) => Promise<void>;

export function cancelWithdrawn({ orders, change }: Dependencies): CancelWithdrawn {
  return async ({ id, quantity = 1, units, withdrawn }) => {
    const beyond = { 'ticket.units': { $gte: quantity } };
    // No unit is held after an edit that changes their number.
    const mayExceed = units === undefined || units.some(({ n }) => n >= quantity);
    if (!withdrawn && !mayExceed) return;
    const filter = { 'ticket.id': id, live: true, status: { $in: UNPAID }, ...(withdrawn ? {} : beyond) };
    const found = await orders.find(filter, { _id: 1 }).lean();
    await Promise.all(found.map(({ _id }) => change(_id.toHexString(), (order) => order.withdraw())));
  };
}
