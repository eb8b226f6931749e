import type { IdempotencyKeys } from '@ticketing/common/mongo';
import type { Router } from 'express';
import type Stripe from 'stripe';
import type { PayOrder } from '../charging/pay-order';
import type { OrderModel } from '../models/order';
import type { WebhookHandlers } from '../webhooks/stripe-event';
import { createPaymentRouter } from './create-payment';
import { webhookRouter } from './receive-webhook';

interface Dependencies {
  orders: OrderModel;
  payOrder: PayOrder;
  keys: IdempotencyKeys;
}

/** Every route of payments that takes JSON. */
export const routers = ({ orders, payOrder, keys }: Dependencies): Router[] => [
  createPaymentRouter(orders, payOrder, keys),
];

/** The routes that read the raw bytes of a body. */
export const rawRouters = (stripe: Stripe, webhookSecret: string, handlers: WebhookHandlers): Router[] => [
  webhookRouter(stripe, webhookSecret, handlers),
];
