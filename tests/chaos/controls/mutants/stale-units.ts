import type { ListingState } from '../../../../orders/src/reservations/listing-orders';
import { mutate, wrapMethod } from '../../../mutants/mutate';

// A listing is read once, and all its reservations are decided on that: no turn refuses a stale decision.
mutate(['orders'], 'orders/dist/reservations/listing-orders', ({ ListingOrders }) => {
  const readings = new Map<string, Promise<ListingState>>();
  wrapMethod(
    ListingOrders.prototype,
    'read',
    (read) =>
      async function (ticketId) {
        const reading = readings.get(ticketId) ?? read.call(this, ticketId);
        readings.set(ticketId, reading);
        return { ...(await reading), nextTurn: Math.floor(Math.random() * Number.MAX_SAFE_INTEGER) };
      },
  );
});

// Whichever of the free units are picked, so that a second try may find others.
mutate(['orders'], 'orders/dist/reservations/pick-units', (exported) => {
  const { pickUnits } = exported;
  exported.pickUnits = (lot, holders, wanted) => {
    pickUnits(lot, holders, wanted);
    const taken = new Set(holders.flatMap(({ units }) => units));
    const free = Array.from({ length: lot.quantity }, (_, n) => n).filter((n) => !taken.has(n));
    return free.toSorted(() => Math.random() - 0.5).slice(0, wanted);
  };
});
