'use client';

import { Elements } from '@stripe/react-stripe-js';
import { useMemo, useState } from 'react';
import type { PaymentFormProps } from '../payment-form-props';
import { CardFormUnavailable } from './card-form-unavailable';
import { elementsOptions } from './elements-options';
import { StripeForm } from './stripe-form';
import { useStripeJs } from './use-stripe-js';

interface Props extends PaymentFormProps {
  publishableKey: string;
  currency: string;
  /** In minor units of the currency. */
  minorAmount: number;
}

/** The card form of Stripe's Payment Element. Card data goes from the browser to Stripe only. */
export function StripePayment({ publishableKey, currency, minorAmount, ...form }: Props) {
  const { retry, ...stripeJs } = useStripeJs(publishableKey);
  const options = useMemo(() => elementsOptions(currency, minorAmount), [currency, minorAmount]);
  // Elements that failed to load cannot recover: a retry mounts new ones.
  const [{ tries, failed }, setElements] = useState({ tries: 0, failed: false });

  if (stripeJs.state === 'unreachable') return <CardFormUnavailable onRetry={retry} />;
  if (failed) return <CardFormUnavailable onRetry={() => setElements({ tries: tries + 1, failed: false })} />;
  if (stripeJs.state === 'loading') return <CardFormLoading />;
  return (
    <Elements key={tries} stripe={stripeJs.stripe} options={options}>
      <StripeForm {...form} onLoadError={() => setElements({ tries, failed: true })} />
    </Elements>
  );
}

export function CardFormLoading() {
  return (
    <div role="status" className="skeleton h-72">
      <span className="sr-only">The card form is on its way.</span>
    </div>
  );
}
