import { z } from 'zod';
import { defineEvent, type EventData, id, version } from './event';

/** An order ended without being paid: its buyer gave it up, or its time ran out. */
export const orderCancelled = defineEvent('order:cancelled', z.object({ id, version, ticket: z.object({ id }) }));

export type OrderCancelled = EventData<typeof orderCancelled>;
