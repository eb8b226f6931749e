import { z } from 'zod';

export const orderStatus = z.enum(['created', 'awaiting:payment', 'complete', 'cancelled']);

/** Where an order is in its life; see the README of `orders` for the moves between them. */
export type OrderStatus = z.infer<typeof orderStatus>;

/** Why an order was cancelled: by its buyer, because its time ran out, or because the seller withdrew the ticket. */
export const cancellationReason = z.enum(['buyer', 'expired', 'withdrawn']);

export type CancellationReason = z.infer<typeof cancellationReason>;
