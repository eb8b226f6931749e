import type Stripe from 'stripe';
import type { Payment } from '../models/payment';

const OBJECT_ID = /^[0-9a-f]{24}$/;

export type Metadata = Record<string, string> | null | undefined;

/** The metadata of each object that this service makes at Stripe. */
export interface PaymentMetadata {
  orderId: string;
  paymentId: string;
}

export const metadataOf = ({ id, orderId }: Payment) =>
  ({ orderId, paymentId: id as string }) satisfies Stripe.MetadataParam;

/** @returns undefined for an object that another program made */
export function readPaymentMetadata(metadata: Metadata): PaymentMetadata | undefined {
  const { orderId, paymentId } = metadata ?? {};
  return isId(orderId) && isId(paymentId) ? { orderId, paymentId } : undefined;
}

const isId = (value: unknown): value is string => typeof value === 'string' && OBJECT_ID.test(value);
