import { ConflictError, OutOfOrderEventError, ticketCreated, ticketUpdated } from '@ticketing/common';
import { ticketDetails, type TicketDetails } from '@ticketing/common/contracts';
import { presentTicket } from '../presenters/present-ticket';
import type { Ticket } from './ticket';

/**
 * The transitions of a ticket. Each raises its event, and does nothing when it was made before.
 *
 *     (new) ──offer──▶ free ──reserve──▶ held by an order ──release──▶ free
 *
 * `edit` replaces the details of a free ticket. A ticket whose order is paid stays held for ever: it is sold.
 */
export interface TicketTransitions {
  offer(): void;
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

const noDetails = Object.fromEntries(Object.keys(ticketDetails.shape).map((field) => [field, undefined]));

export const ticketTransitions: TicketTransitions & ThisType<Ticket> = {
  offer() {
    this.raise(ticketCreated, presentTicket(this));
  },

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
