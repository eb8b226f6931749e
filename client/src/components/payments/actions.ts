'use server';

import { redirect } from 'next/navigation';
import { BackendError, SignedOutError } from '../../backend/errors';
import { findOrder } from '../../backend/orders';
import { payOrder } from '../../backend/payments';
import { isPayable } from '../../backend/is-payable';
import { signInPath } from '../../session/paths';
import type { PaymentResult } from './payment-result';

const UNKNOWN_OUTCOME =
  'We could not reach the payment service, so we don’t know yet whether you have paid. Try again: you are charged once at most.';
const UNDER_WAY =
  'A payment for this order is under way already, perhaps in another tab. This page will show how it ends.';
const CARD_AGAIN = 'These card details could not be used, and you were not charged. Please enter the card again.';
const NOT_YET = 'Your reservation has only just been made. Please try again in a moment: you were not charged.';

/** @param token the payment method that Stripe created in the browser; card data never reaches this server */
export async function payOrderAction(orderId: string, token: string): Promise<PaymentResult> {
  try {
    const { clientSecret } = await payOrder(orderId, token);
    return clientSecret ? { outcome: 'authentication', clientSecret } : { outcome: 'paid' };
  } catch (error) {
    if (error instanceof SignedOutError) redirect(signInPath(`/orders/${orderId}`, 'ended'));
    if (!(error instanceof BackendError)) throw error;
    if (error.isOutage) return { outcome: 'failed', message: UNKNOWN_OUTCOME };
    switch (error.status) {
      case 402:
        return { outcome: 'declined', message: error.errors.map(({ message }) => message).join(' ') };
      case 404:
        return { outcome: 'failed', message: NOT_YET };
      case 409:
        return refused(orderId);
      case 429:
        return { outcome: 'failed', message: error.errors.map(({ message }) => message).join(' ') };
      default:
        // The API's message mentions tokens, which mean nothing to buyers.
        return { outcome: 'failed', message: CARD_AGAIN };
    }
  }
}

/** Whether the order can still be paid, according to the orders service. */
export async function isReservedAction(orderId: string): Promise<boolean> {
  const order = await findOrder(orderId);
  return order !== undefined && isPayable(order);
}

/** Why the API rejected a payment: the order is paid, has ended, or is being paid in another tab. */
async function refused(orderId: string): Promise<PaymentResult> {
  const order = await findOrder(orderId);
  if (order?.status === 'complete') return { outcome: 'paid' };
  return order && isPayable(order) ? { outcome: 'pending', message: UNDER_WAY } : { outcome: 'ended' };
}
