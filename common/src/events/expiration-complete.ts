import { z } from 'zod';
import { id } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/** A reservation's time has run out. */
export const expirationComplete = defineEvent('expiration:complete', z.object({ orderId: id }));

export type ExpirationComplete = EventData<typeof expirationComplete>;
