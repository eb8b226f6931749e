import { retryConflicts } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { FilterQuery, Types } from 'mongoose';
import type { Sellers, Standing } from '../models/seller';
import type { Ticket, TicketModel } from '../models/ticket';
import type { TicketFields } from '../models/ticket-fields';

interface Dependencies {
  tickets: TicketModel;
  sellers: Sellers;
  outbox: Pick<Outbox, 'save'>;
}

/**
 * Brings a seller's tickets to what is recorded of the account: those of a revoked account leave the market until it is
 * reinstated, those of an erased one for ever. Repeated until the record stays the same meanwhile, since another replica
 * may handle a later event.
 */
export type ApplyStanding = (sellerId: string) => Promise<void>;

const TRIES = 20;

const transitions: Record<Standing, (ticket: Ticket) => void> = {
  active: (ticket) => ticket.resume(),
  suspended: (ticket) => ticket.suspend(),
  erased: (ticket) => ticket.erase(),
};

/** What is sold stays as it is, but for the email of its seller. */
const outdatedIn: Record<Standing, FilterQuery<TicketFields>> = {
  active: { suspended: true },
  suspended: { suspended: { $ne: true }, state: { $nin: ['sold', 'withdrawn'] } },
  erased: { $or: [{ userEmail: { $exists: true } }, { withdrawn: { $ne: true }, state: { $ne: 'sold' } }] },
};

export function applyStanding({ tickets, sellers, outbox }: Dependencies): ApplyStanding {
  const changeOne = (_id: Types.ObjectId, standing: Standing) =>
    retryConflicts(TRIES, async () => {
      const ticket = await tickets.findById(_id);
      if (!ticket) return;
      transitions[standing](ticket);
      await outbox.save(ticket);
    });
  return async (userId) => {
    let applied: number | undefined;
    for (let seller = await sellers.find(userId); seller.version !== applied; seller = await sellers.find(userId)) {
      const found = await tickets.find({ userId, ...outdatedIn[seller.standing] }, { _id: 1 }).lean();
      for (const { _id } of found) await changeOne(_id, seller.standing);
      applied = seller.version;
    }
  };
}
