'use client';

import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useEffect, useState } from 'react';

/** Longer than Stripe.js takes on a slow phone; a script that is held back neither loads nor fails. */
const PATIENCE_MS = 20_000;

export type StripeJs = { state: 'loading' } | { state: 'ready'; stripe: Stripe } | { state: 'unreachable' };

/**
 * Stripe's own script, which no copy of ours can replace.
 *
 * @returns also `retry`, which asks for the script again
 */
export function useStripeJs(publishableKey: string): StripeJs & { retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [result, setResult] = useState<StripeJs>({ state: 'loading' });

  useEffect(() => {
    let current = true;
    const end = (next: StripeJs) => current && setResult(next);
    const patience = setTimeout(() => end({ state: 'unreachable' }), PATIENCE_MS);
    loadStripe(publishableKey)
      .then((stripe) => end(stripe ? { state: 'ready', stripe } : { state: 'unreachable' }))
      .catch(() => end({ state: 'unreachable' }))
      .finally(() => clearTimeout(patience));
    return () => {
      current = false;
      clearTimeout(patience);
    };
  }, [publishableKey, attempt]);

  const retry = () => {
    setResult({ state: 'loading' });
    setAttempt(attempt + 1);
  };
  return { ...result, retry };
}
