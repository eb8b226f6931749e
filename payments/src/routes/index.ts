import type { IdempotencyKeys } from '@ticketing/common/mongo';
import type { Router } from 'express';
import type Stripe from 'stripe';
import type { PayOrder } from '../charging/pay-order';
import type { OrderModel } from '../models/order';
import type { WebhookHandlers } from '../webhooks/stripe-event';
import type { PaymentModel } from '../models/payment';
import { exportPayments } from './export-payments';
import { createPaymentRouter } from './create-payment';
import { webhookRouter } from './receive-webhook';

interface Dependencies {
  orders: OrderModel;
  payments: PaymentModel;
  payOrder: PayOrder;
  keys: IdempotencyKeys;
}

/** Every route of payments that takes JSON. */
export const routers = ({ orders, payments, payOrder, keys }: Dependencies): Router[] => [
  createPaymentRouter(orders, payOrder, keys),
  exportPayments(payments),
];

/** The routes that read the raw bytes of a body. */
export const rawRouters = (stripe: Stripe, webhookSecret: string, handlers: WebhookHandlers): Router[] => [
  webhookRouter(stripe, webhookSecret, handlers),
];
