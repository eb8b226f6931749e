import { idOf, type Snapshot } from './snapshot';
import type { Check, Violation } from './check';

/** Every projection has the version and fields of its aggregate, and none is without an aggregate. */
export const copies: Check = {
  name: 'copies',
  find: (snapshot) => [
    ...copiesOfTickets(snapshot),
    ...copiesOfOrders(snapshot),
    ...withoutOriginal('ticket', snapshot.ticketCopies, snapshot.tickets),
    ...withoutOriginal('order', snapshot.orderCopies, snapshot.orders),
  ],
};

function copiesOfTickets({ tickets, ticketCopies }: Snapshot): Violation[] {
  const copied = new Map(ticketCopies.map((copy) => [idOf(copy), copy]));
  return tickets.flatMap((ticket) => {
    const copy = copied.get(idOf(ticket));
    const same =
      copy?.version === ticket.version &&
      copy.price === ticket.price &&
      copy.title === ticket.title &&
      copy.quantity === ticket.quantity &&
      copy.withdrawn === ticket.withdrawn;
    return same ? [] : [differs('ticket', idOf(ticket), ticket, copy)];
  });
}

function copiesOfOrders({ orders, orderCopies }: Snapshot): Violation[] {
  const copied = new Map(orderCopies.map((copy) => [idOf(copy), copy]));
  return orders.flatMap((order) => {
    const copy = copied.get(idOf(order));
    const same = copy?.version === order.version && copy.status === order.status;
    return same ? [] : [differs('order', idOf(order), order, copy)];
  });
}

function withoutOriginal(kind: string, copies: readonly Copied[], originals: readonly Copied[]): Violation[] {
  const known = new Set(originals.map(idOf));
  return copies
    .map(idOf)
    .filter((id) => !known.has(id))
    .map((about) => ({ message: `there is a copy of ${kind} ${about}, which does not exist`, about }));
}

type Copied = Parameters<typeof idOf>[0];

const differs = (kind: string, id: string, original: { version: number }, copy: { version: number } | undefined) => ({
  message: `${kind} ${id} is at version ${original.version}, its copy at ${copy?.version ?? 'none'}${copy?.version === original.version ? ' and different' : ''}`,
  about: id,
});
