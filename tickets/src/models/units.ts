import { quantitiesOnSale, type HeldUnit, type TicketStatus } from '@ticketing/common';
import type { TicketFields } from './ticket-fields';

/** What is stored of a listing's units. A single ticket has `orderId` and `sold` for its only unit, others have `units`. */
export type UnitFields = Pick<
  TicketFields,
  'quantity' | 'split' | 'units' | 'orderId' | 'sold' | 'withdrawn' | 'suspended'
>;

/** The fields by which listings are found, besides time: they follow from the units. */
export interface Availability {
  /** Its status while its date is ahead. */
  state?: Exclude<TicketStatus, 'past'> | undefined;
  /** Whether it is a listing of several tickets. */
  several?: boolean | undefined;
  /** Which numbers of several tickets can be reserved together. */
  sells?: number[] | undefined;
}

/** The units of a listing that are reserved or sold. */
export function heldUnits({ units = [], orderId, sold }: UnitFields): HeldUnit[] {
  if (units.length === 0 && orderId !== undefined) return [{ n: 0, orderId, ...(sold && { sold }) }];
  return units.map(({ n, orderId: holder, sold: paid }) => ({ n, orderId: holder, ...(paid && { sold: paid }) }));
}

/** The fields that store which units are held. */
export function storedUnits(
  { quantity = 1 }: UnitFields,
  held: HeldUnit[],
): Pick<UnitFields, 'units' | 'orderId' | 'sold'> {
  const [first, ...others] = held;
  const single = quantity === 1 && others.length === 0 && (first === undefined || first.n === 0);
  if (single) return { orderId: first?.orderId, sold: first?.sold, units: undefined };
  return { orderId: undefined, sold: undefined, units: held };
}

/** How many tickets of a listing are neither reserved nor sold. */
export function availableOf(fields: UnitFields): number {
  const { quantity = 1 } = fields;
  return quantity - heldUnits(fields).filter(({ n }) => n < quantity).length;
}

/** The status of a listing while its date is ahead. */
export function stateOf(fields: UnitFields): NonNullable<Availability['state']> {
  const available = availableOf(fields);
  if (available === 0 && heldUnits(fields).every(({ sold }) => sold)) return 'sold';
  if (fields.withdrawn || fields.suspended) return 'withdrawn';
  return available === 0 ? 'reserved' : 'on-sale';
}

/** Derives the fields by which a listing is found. */
export function deriveAvailability(fields: UnitFields): Availability & { listed: boolean } {
  const state = stateOf(fields);
  const listed = state === 'on-sale';
  const { quantity = 1, split } = fields;
  if (quantity === 1) return { state, listed };
  const remainder = { quantity, split, available: availableOf(fields), singleReserved: hasSingleReserved(fields) };
  return { state, listed, several: true, sells: listed ? quantitiesOnSale(remainder) : [] };
}

/** Whether an order that is not paid yet holds one unit only. */
function hasSingleReserved(fields: UnitFields): boolean {
  const reserved = heldUnits(fields).filter(({ sold }) => !sold);
  return reserved.some(({ orderId }) => reserved.filter((unit) => unit.orderId === orderId).length === 1);
}
