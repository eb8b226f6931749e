import { z } from 'zod';
import { id } from '../contracts/formats';

/** The tickets of a listing are its units, numbered from 0. */
export const unit = z.number().int().nonnegative();

/** A unit that an order holds. */
export const heldUnit = z.object({ n: unit, orderId: id, sold: z.literal(true).optional() });

export type HeldUnit = z.output<typeof heldUnit>;

/** The units of an event: an earlier version of its publisher knew of single tickets only, and leaves them out. */
export const unitsOf = ({ units = [0] }: { units?: number[] | undefined }): number[] => units;
