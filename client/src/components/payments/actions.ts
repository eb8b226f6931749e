'use server';

import { redirect } from 'next/navigation';
import { BackendError, SignedOutError } from '../../backend/errors';
import { findOrder } from '../../backend/orders';
import { payOrder } from '../../backend/payments';
import { signInPath } from '../../session/paths';
import type { PaymentResult } from './payment-result';

const UNKNOWN_OUTCOME =
  'We could not reach the payment service, so we don’t know yet whether you have paid. Try again: you are charged once at most.';
const UNDER_WAY =
  'A payment for this order is under way already, perhaps in another tab. This page will show how it ends.';

/** @param token what Stripe made of the card in the browser: the card itself never comes here */
export async function payOrderAction(orderId: string, token: string): Promise<PaymentResult> {
  try {
    const { clientSecret } = await payOrder(orderId, token);
    return clientSecret ? { outcome: 'consent', clientSecret } : { outcome: 'paid' };
  } catch (error) {
    if (error instanceof SignedOutError) redirect(signInPath(`/orders/${orderId}`, 'ended'));
    if (!(error instanceof BackendError)) throw error;
    const message = error.faults.map((fault) => fault.message).join(' ');
    if (error.isOutage) return { outcome: 'failed', message: UNKNOWN_OUTCOME };
    if (error.status === 402) return { outcome: 'declined', message };
    return error.status === 409 ? refused(orderId) : { outcome: 'failed', message };
  }
}

/** What stands in the way: the order is paid, it is over, or another tab is just paying for it. */
async function refused(orderId: string): Promise<PaymentResult> {
  const order = await findOrder(orderId);
  if (order?.status === 'complete') return { outcome: 'paid' };
  const over = !order || order.status === 'cancelled' || Date.parse(order.expiresAt) <= Date.now();
  return over ? { outcome: 'over' } : { outcome: 'under way', message: UNDER_WAY };
}
