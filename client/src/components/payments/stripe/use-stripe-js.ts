'use client';

import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useEffect, useState } from 'react';

/** Longer than a slow phone needs. Some content blockers stall the script, so that it neither loads nor fails. */
const TIMEOUT_MS = 20_000;

export type StripeJs = { state: 'loading' } | { state: 'ready'; stripe: Stripe } | { state: 'unreachable' };

/**
 * Loads Stripe.js, which must come from Stripe's own servers.
 *
 * @returns the loading state, and `retry` to load the script again
 */
export function useStripeJs(publishableKey: string): StripeJs & { retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [result, setResult] = useState<StripeJs>({ state: 'loading' });

  useEffect(() => {
    let current = true;
    const end = (next: StripeJs) => current && setResult(next);
    const timeout = setTimeout(() => end({ state: 'unreachable' }), TIMEOUT_MS);
    loadStripe(publishableKey)
      .then((stripe) => end(stripe ? { state: 'ready', stripe } : { state: 'unreachable' }))
      .catch(() => end({ state: 'unreachable' }))
      .finally(() => clearTimeout(timeout));
    return () => {
      current = false;
      clearTimeout(timeout);
    };
  }, [publishableKey, attempt]);

  const retry = () => {
    setResult({ state: 'loading' });
    setAttempt(attempt + 1);
  };
  return { ...result, retry };
}
