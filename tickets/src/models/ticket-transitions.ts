import { ConflictError, OutOfOrderEventError, ticketCreated, ticketUpdated, type HeldUnit } from '@ticketing/common';
import type { TicketDetails } from '@ticketing/common/contracts';
import { outboxEntry, type AggregateChange } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import { shownProjection, type ShownTicket } from '../presenters/present-ticket';
import { publishTicket } from '../presenters/publish-ticket';
import { deriveListing, LISTING_RULE } from './listing';
import type { Ticket } from './ticket';
import type { StoredTicket, TicketFields } from './ticket-fields';
import { availableOf, deriveAvailability, heldUnits, stateOf, storedUnits } from './units';

export type NewTicket = TicketFields & { _id: Types.ObjectId };

/**
 * The transitions of a ticket and its units. Each raises its event, and does nothing when it was made before.
 *
 *     (new) ──offer──▶ every unit free
 *     a unit:  free ──reserve──▶ held by an order ──release──▶ free
 *                                                 ──sell─────▶ sold
 *
 * `edit` replaces the details of a ticket of which nothing is reserved. `withdraw` takes what is free off the market for
 * ever; units that orders hold by then are still released or sold. `suspend` does so until `resume`, `erase` for ever and
 * without asking; orders cancels what is unpaid then.
 */
export interface TicketTransitions {
  /** @throws ConflictError while any of it is reserved, once all is sold or it is withdrawn, or for more than the price once some is sold */
  edit(details: TicketDetails): void;
  /** Releases the units that this order holds unpaid. */
  release(orderId: string): void;
  /**
   * Marks the units of a paid order as sold.
   *
   * @throws OutOfOrderEventError while another order holds one of them, whose cancellation has yet to arrive
   */
  sell(orderId: string, units: number[]): void;
  /** @throws ConflictError while any of it is reserved, or when all is sold */
  withdraw(): void;
  /** Takes it off the market while the account of its seller is revoked. */
  suspend(): void;
  resume(): void;
  /** Takes it off the market since the account of its seller is erased, whose email it loses. */
  erase(): void;
}

export interface Offer extends TicketDetails {
  id: Types.ObjectId;
  userId: string;
  userEmail?: string;
  createdAt: Date;
}

/**
 * Makes a new ticket, which is on sale once stored, as MongoDB stores it: a document of mongoose would cost four times as
 * much.
 */
export function offer({ id, userId, userEmail, createdAt, quantity = 1, ...details }: Offer): NewTicket {
  const given = Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined && value !== null),
  ) as Pick<TicketFields, keyof typeof details>;
  const seller = { userId, ...(userEmail !== undefined && { userEmail }) };
  const ticket = { _id: id, ...given, ...seller, quantity, createdAt, version: 0 };
  const created = outboxEntry(ticketCreated, 'tickets', publishTicket(ticket));
  return { ...ticket, ...deriveListing(ticket), ...deriveAvailability(ticket), outbox: [created] };
}

/** What a reservation reads of a ticket. */
export const reservedProjection = { ...shownProjection, userEmail: 1, cancellations: 1, listingRule: 1, outbox: 1 };
export type ReadTicket = Omit<ShownTicket, 'onSaleUntil'> &
  Pick<StoredTicket, 'userEmail' | 'cancellations' | 'listingRule' | 'outbox'>;

/**
 * Reserves units of a ticket for an order that is not known to be cancelled; see `CancelledOrders`. Every order leads to
 * one, so it works below mongoose. Storing the change fails when the ticket was changed, or an order of it cancelled,
 * meanwhile.
 *
 * @returns the change to store; undefined when the order holds them already
 * @throws OutOfOrderEventError while another order holds one of them, whose cancellation has yet to arrive
 */
export function reserve(ticket: ReadTicket, orderId: string, units: number[]): AggregateChange | undefined {
  const held = hold(ticket, orderId, units);
  if (!held) return undefined;
  const present = Object.fromEntries(Object.entries(storedUnits(ticket, held)).filter(([, it]) => it !== undefined));
  const reserved = { ...ticket, ...present, version: ticket.version + 1 };
  const listing = ticket.listingRule === LISTING_RULE ? {} : deriveListing(ticket);
  return {
    // A cancellation that another replica counts meanwhile does not raise the version; null matches a missing count.
    where: { cancellations: ticket.cancellations ?? null },
    set: { ...listing, ...present, ...deriveAvailability(reserved) },
    raised: outboxEntry(ticketUpdated, 'tickets', publishTicket(reserved)),
  };
}

/** The held units once this order holds these, too; undefined when it does already. */
function hold(ticket: ReadTicket, orderId: string, units: number[]): HeldUnit[] | undefined {
  const held = heldUnits(ticket);
  if (held.some((unit) => unit.orderId === orderId)) return undefined;
  const other = held.find(({ n }) => units.includes(n));
  if (other) {
    throw new OutOfOrderEventError(
      `Ticket ${ticket._id.toHexString()} is held by order ${other.orderId}: order ${orderId} has to wait`,
    );
  }
  return [...held, ...units.map((n) => ({ n, orderId }))].sort((a, b) => a.n - b.n);
}

export const ticketTransitions: TicketTransitions & ThisType<Ticket> = {
  edit({ title, price, date, timeZone, ...others }) {
    if (this.withdrawn) throw new ConflictError('This ticket was withdrawn and cannot be changed');
    const held = heldUnits(this);
    if (held.some(({ sold }) => !sold) || availableOf(this) === 0) {
      throw new ConflictError('This ticket is reserved or sold and cannot be changed');
    }
    // An older client does not know the other fields, and gives none of them.
    const given = Object.entries(others).filter(([, value]) => value !== undefined);
    const changes = Object.fromEntries(given.map(([field, value]) => [field, value ?? undefined]));
    this.set({ title, price, date, timeZone, ...changes });
    if (held.length > 0 && this.modifiedPaths().some((path) => path !== 'price')) {
      throw new ConflictError('Some of these tickets are sold: only the price can be changed');
    }
    if (this.isModified()) this.raise(ticketUpdated, publishTicket(this));
  },

  release(orderId) {
    const held = heldUnits(this);
    const kept = held.filter((unit) => unit.orderId !== orderId || unit.sold);
    if (kept.length === held.length) return;
    this.set(storedUnits(this, kept));
    this.raise(ticketUpdated, publishTicket(this));
  },

  sell(orderId, units) {
    const held = hold(this, orderId, units) ?? heldUnits(this);
    const isSold = ({ orderId: holder, sold }: HeldUnit) => holder === orderId && sold;
    if (held.some(isSold)) return;
    const sold = held.map((unit) => (unit.orderId === orderId ? { ...unit, sold: true as const } : unit));
    this.set(storedUnits(this, sold));
    this.raise(ticketUpdated, publishTicket(this));
  },

  withdraw() {
    if (this.withdrawn) return;
    if (heldUnits(this).some(({ sold }) => !sold)) {
      throw new ConflictError('This ticket is reserved: it can be withdrawn once the reservation has ended');
    }
    if (availableOf(this) === 0) throw new ConflictError('This ticket is sold');
    this.withdrawn = true;
    this.raise(ticketUpdated, publishTicket(this));
  },

  suspend() {
    if (this.suspended) return;
    this.suspended = true;
    this.raise(ticketUpdated, publishTicket(this));
  },

  resume() {
    if (!this.suspended) return;
    this.suspended = undefined;
    this.raise(ticketUpdated, publishTicket(this));
  },

  erase() {
    const isSold = stateOf(this) === 'sold';
    if (this.userEmail === undefined && (this.withdrawn || isSold)) return;
    this.userEmail = undefined;
    if (!isSold) this.withdrawn = true;
    this.raise(ticketUpdated, publishTicket(this));
  },
};
