import 'server-only';
import { forwardedHeaders } from './forwarded-headers';
import { call } from './http';

export interface Payment {
  id: string;
  /** Set when the bank wants the buyer's consent before it pays. */
  clientSecret?: string;
}

/**
 * Charges an order to a card.
 *
 * @param token a Stripe token or payment method; created for each attempt, so that it identifies the attempt too: sent
 *   twice, by a double click or a retry after a lost answer, it gets the first answer again
 */
export async function payOrder(orderId: string, token: string): Promise<Payment> {
  const headers = { ...(await forwardedHeaders()), 'Idempotency-Key': `${orderId}-${token}`.slice(0, 255) };
  const body = { orderId, token };
  const response = await call<Payment>({ service: 'payments', method: 'POST', path: '/api/payments', body, headers });
  return response.status === 202 ? response.data : { id: response.data.id };
}
