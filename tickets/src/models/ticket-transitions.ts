import { ConflictError, OutOfOrderEventError, ticketCreated, ticketUpdated } from '@ticketing/common';
import { ticketDetails, type TicketDetails } from '@ticketing/common/contracts';
import { outboxEntry, type AggregateChange } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import { presentTicket, shownProjection, type ShownTicket } from '../presenters/present-ticket';
import { deriveListing, LISTING_RULE } from './listing';
import type { Ticket } from './ticket';
import type { StoredTicket, TicketFields } from './ticket-fields';

export type NewTicket = TicketFields & { _id: Types.ObjectId };

/**
 * The transitions of a ticket. Each raises its event, and does nothing when it was made before.
 *
 *     (new) ──offer──▶ free ──reserve──▶ held by an order ──release──▶ free
 *
 * `edit` replaces the details of a free ticket. A ticket whose order is paid stays held for ever: it is sold.
 */
export interface TicketTransitions {
  /** @throws ConflictError unless it is free */
  edit(details: TicketDetails): void;
  /** Releases it if this order holds it. */
  release(orderId: string): void;
}

export interface Offer extends TicketDetails {
  id: Types.ObjectId;
  userId: string;
  createdAt: Date;
}

/**
 * Makes a new ticket, which is on sale once stored, as MongoDB stores it: a document of mongoose would cost four times as
 * much.
 */
export function offer({ id, userId, createdAt, ...details }: Offer): NewTicket {
  const given = Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined),
  ) as typeof details;
  const ticket = { _id: id, ...given, userId, createdAt, version: 0 };
  const created = outboxEntry(ticketCreated, 'tickets', presentTicket(ticket));
  return { ...ticket, ...deriveListing(ticket), listed: true, outbox: [created] };
}

/** What a reservation reads of a ticket. */
export const reservedProjection = { ...shownProjection, cancellations: 1, listingRule: 1, outbox: 1 };
export type ReadTicket = Pick<StoredTicket, keyof ShownTicket | 'cancellations' | 'listingRule' | 'outbox'>;

/**
 * Reserves a ticket for an order that is not known to be cancelled; see `CancelledOrders`. Every order leads to one, so it
 * works below mongoose. Storing the change fails when the ticket was changed, or an order of it cancelled, meanwhile.
 *
 * @returns the change to store; undefined when the order holds the ticket already
 * @throws OutOfOrderEventError while another order holds it, whose cancellation has yet to arrive
 */
export function reserve(ticket: ReadTicket, orderId: string): AggregateChange | undefined {
  if (ticket.orderId === orderId) return undefined;
  if (ticket.orderId !== undefined) {
    throw new OutOfOrderEventError(
      `Ticket ${ticket._id.toHexString()} is held by order ${ticket.orderId}: order ${orderId} has to wait`,
    );
  }
  const shown = presentTicket({ ...ticket, orderId, version: ticket.version + 1 });
  const listing = ticket.listingRule === LISTING_RULE ? {} : deriveListing(ticket);
  return {
    // A cancellation that another replica counts meanwhile does not raise the version; null matches a missing count.
    where: { cancellations: ticket.cancellations ?? null },
    set: { ...listing, orderId, listed: false },
    raised: outboxEntry(ticketUpdated, 'tickets', shown),
  };
}

const noDetails = Object.fromEntries(Object.keys(ticketDetails.shape).map((field) => [field, undefined]));

export const ticketTransitions: TicketTransitions & ThisType<Ticket> = {
  edit(details) {
    if (this.orderId !== undefined) throw new ConflictError('This ticket is reserved or sold and cannot be changed');
    this.set({ ...noDetails, ...details });
    if (this.isModified()) this.raise(ticketUpdated, presentTicket(this));
  },

  release(orderId) {
    if (this.orderId !== orderId) return;
    this.orderId = undefined;
    this.raise(ticketUpdated, presentTicket(this));
  },
};
