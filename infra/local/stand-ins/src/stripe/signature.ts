import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header: HMAC-SHA256 over the time and the raw body (stripe.com/docs/webhooks/signature). */
export function sign(payload: string, secret: string, timestamp: number): string {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
  return `t=${timestamp},v1=${signature}`;
}
