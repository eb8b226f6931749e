import 'server-only';
import { forwardedHeaders } from './forwarded-headers';
import { call } from './http';

export interface Payment {
  id: string;
  /** Present when the bank requires 3-D Secure authentication. */
  clientSecret?: string;
}

/**
 * Charges an order.
 *
 * @param token a Stripe payment method, created for each attempt. It also serves as the idempotency key: a repeated request
 *   with the same token gets the first response again.
 */
export async function payOrder(orderId: string, token: string): Promise<Payment> {
  const headers = { ...(await forwardedHeaders()), 'Idempotency-Key': `${orderId}-${token}`.slice(0, 255) };
  const body = { orderId, token };
  const response = await call<Payment>({ service: 'payments', method: 'POST', path: '/api/payments', body, headers });
  return response.status === 202 ? response.data : { id: response.data.id };
}
