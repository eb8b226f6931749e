import { z } from 'zod';
import { id } from '../contracts/formats';

/** Who sells the ticket of an order; an earlier version of `tickets` published no email. */
export const seller = z.object({ id, email: z.string().optional() });
