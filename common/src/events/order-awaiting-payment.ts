import { z } from 'zod';
import { id, version } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/** The buyer's bank wants consent before the order can be paid. */
export const orderAwaitingPayment = defineEvent('order:awaiting-payment', z.object({ id, version }));

export type OrderAwaitingPayment = EventData<typeof orderAwaitingPayment>;
