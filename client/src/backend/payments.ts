import 'server-only';
import { forwardedHeaders } from './forwarded-headers';
import { call } from './http';
import type { AwaitingConsent, Payment } from './types';

/** A payment, with the client secret when the bank requires 3-D Secure authentication. */
export type PaymentResponse = Payment & Partial<AwaitingConsent>;

/**
 * Charges an order.
 *
 * @param token a Stripe payment method, created for each attempt. It also serves as the idempotency key: a repeated request
 *   with the same token gets the first response again.
 */
export async function payOrder(orderId: string, token: string): Promise<PaymentResponse> {
  const headers = { ...(await forwardedHeaders()), 'Idempotency-Key': `${orderId}-${token}`.slice(0, 255) };
  const body = { orderId, token };
  const response = await call<PaymentResponse>({
    service: 'payments',
    method: 'POST',
    path: '/api/payments',
    body,
    headers,
  });
  return response.status === 202 ? response.data : { id: response.data.id };
}
