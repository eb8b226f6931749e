import { z } from 'zod';
import { id, version } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/** Why an order was cancelled: by its buyer, or because its time ran out. */
export const cancellationReason = z.enum(['buyer', 'expired']);

export type CancellationReason = z.infer<typeof cancellationReason>;

/** An order ended without being paid. A reason that this version does not know counts as none. */
export const orderCancelled = defineEvent(
  'order:cancelled',
  z.object({ id, version, ticket: z.object({ id }), reason: cancellationReason.optional().catch(undefined) }),
);

export type OrderCancelled = EventData<typeof orderCancelled>;
