import { Types } from 'mongoose';
import { z } from 'zod';
import type { TicketStatus } from '@ticketing/common';
import { shownProjection, type ShownTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';
import type { StoredTicket } from '../models/ticket-fields';

/** The last point in time that a Date can hold. */
const LAST_DATE_MS = 8.64e15;

/** A page of a seller's tickets starts after the one that was created at this time (in ms) with this id. */
export const ownPosition = z.tuple([z.int().min(0).max(LAST_DATE_MS), z.string().regex(/^[0-9a-f]{24}$/)]);
export type OwnPosition = z.infer<typeof ownPosition>;

interface OwnSearch {
  userId: string;
  status?: TicketStatus | undefined;
  after?: OwnPosition | undefined;
}

export type OwnTicket = ShownTicket & Pick<StoredTicket, 'createdAt'>;

export const positionOf = ({ createdAt, _id }: OwnTicket): OwnPosition => [createdAt.getTime(), _id.toHexString()];

/** Finds the next tickets of a seller, newest first, at most `limit`, or all if it is 0. */
export function findOwn(
  tickets: TicketModel,
  { userId, status, after }: OwnSearch,
  limit: number,
  now: Date,
): Promise<OwnTicket[]> {
  const filter = { userId, ...withStatus(status, now), ...afterPosition(after) };
  const projection = { ...shownProjection, createdAt: 1 };
  const sort = { createdAt: -1, _id: -1 } as const;
  return tickets.collection.find<OwnTicket>(filter, { projection, sort, limit }).toArray();
}

/** What is stored is the status while the date is ahead: past is what is neither sold nor withdrawn by then. */
function withStatus(status: TicketStatus | undefined, now: Date) {
  switch (status) {
    case undefined:
      return {};
    case 'past':
      return { state: { $in: ['on-sale', 'reserved'] }, onSaleUntil: { $lte: now } };
    case 'on-sale':
    case 'reserved':
      return { state: status, onSaleUntil: { $gt: now } };
    default:
      return { state: status };
  }
}

function afterPosition(position: OwnPosition | undefined) {
  if (!position) return {};
  const createdAt = new Date(position[0]);
  const _id = { $gte: new Types.ObjectId(position[1]) };
  // With `$or` MongoDB may choose a plan that sorts in memory.
  return { createdAt: { $lte: createdAt }, $nor: [{ createdAt, _id }] };
}
