import Stripe from 'stripe';
import type { PaymentsConfig } from '../config';

type Settings = Pick<PaymentsConfig, 'STRIPE_KEY' | 'STRIPE_API_URL' | 'STRIPE_TIMEOUT_MS'>;

/** Stripe's own library, without its retries: this service repeats calls itself, with its own idempotency keys. */
export function createStripe({ STRIPE_KEY, STRIPE_API_URL, STRIPE_TIMEOUT_MS }: Settings): Stripe {
  return new Stripe(STRIPE_KEY, {
    ...(STRIPE_API_URL !== undefined && addressOf(new URL(STRIPE_API_URL))),
    timeout: STRIPE_TIMEOUT_MS,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

function addressOf({ hostname, port, protocol }: URL) {
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return {
    host: hostname,
    port: port === '' ? (scheme === 'http' ? 80 : 443) : Number(port),
    protocol: scheme,
  } as const;
}
