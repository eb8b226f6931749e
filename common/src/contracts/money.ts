import { z } from 'zod';
import { limits } from './limits';

/** A decimal number in the major unit. */
export const price = z
  .number()
  .nonnegative()
  .meta({ id: 'Price', description: 'In the major unit.', minimum: limits.price.min, maximum: limits.price.max });

/** An amount of money as an integer in the currency's smallest unit. */
export const amount = z.number().int().nonnegative();
