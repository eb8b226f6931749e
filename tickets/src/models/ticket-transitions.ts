import { ConflictError, OutOfOrderEventError, ticketCreated, ticketUpdated } from '@ticketing/common';
import { ticketDetails, type TicketDetails } from '@ticketing/common/contracts';
import { outboxEntry } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import { presentTicket } from '../presenters/present-ticket';
import { deriveListing } from './listing';
import type { Ticket } from './ticket';
import type { TicketFields } from './ticket-fields';

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
  /**
   * Reserves it for an order that is not known to be cancelled; see `CancelledOrders`. The save fails when an order of
   * this ticket was cancelled meanwhile.
   *
   * @throws OutOfOrderEventError while another order holds it, whose cancellation has yet to arrive
   */
  reserve(orderId: string): void;
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

const noDetails = Object.fromEntries(Object.keys(ticketDetails.shape).map((field) => [field, undefined]));

export const ticketTransitions: TicketTransitions & ThisType<Ticket> = {
  edit(details) {
    if (this.orderId !== undefined) throw new ConflictError('This ticket is reserved or sold and cannot be changed');
    this.set({ ...noDetails, ...details });
    if (this.isModified()) this.raise(ticketUpdated, presentTicket(this));
  },

  reserve(orderId) {
    if (this.orderId === orderId) return;
    if (this.orderId !== undefined) {
      throw new OutOfOrderEventError(
        `Ticket ${this.id} is held by order ${this.orderId}: order ${orderId} has to wait`,
      );
    }
    // A cancellation that another replica counts meanwhile does not raise the version; null matches a missing count.
    this.$where = { cancellations: this.cancellations ?? null };
    this.orderId = orderId;
    this.raise(ticketUpdated, presentTicket(this));
  },

  release(orderId) {
    if (this.orderId !== orderId) return;
    this.orderId = undefined;
    this.raise(ticketUpdated, presentTicket(this));
  },
};
