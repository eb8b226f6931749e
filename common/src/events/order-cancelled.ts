import { z } from 'zod';
import { id, version } from '../contracts/formats';
import { cancellationReason } from '../contracts/order-status';
import { defineEvent, type EventData } from './event';
import { unit } from './units';

/** An order ended without being paid. A reason that this version does not know counts as none. */
export const orderCancelled = defineEvent(
  'order:cancelled',
  z.object({
    id,
    version,
    ticket: z.object({ id, units: z.array(unit).optional() }),
    reason: cancellationReason.optional().catch(undefined),
  }),
);

export type OrderCancelled = EventData<typeof orderCancelled>;
