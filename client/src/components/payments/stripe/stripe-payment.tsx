'use client';

import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js';
import { useEffect, useEffectEvent, useMemo, useState, type SubmitEvent } from 'react';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import type { PaymentFormProps } from '../payment-form-props';
import { appearance } from './appearance';

interface Props extends PaymentFormProps {
  publishableKey: string;
  currency: string;
  /** In the smallest unit of the currency. */
  minorAmount: number;
}

/** Takes cards by Stripe's Payment Element: the card goes from the buyer's browser to Stripe, and nowhere else. */
export function StripePayment({ publishableKey, currency, minorAmount, ...form }: Props) {
  const stripe = useMemo(() => loadStripe(publishableKey), [publishableKey]);
  const options = {
    mode: 'payment',
    paymentMethodCreation: 'manual',
    paymentMethodTypes: ['card'],
    amount: minorAmount,
    currency: currency.toLowerCase(),
    appearance: appearance(),
  } as const;
  return (
    <Elements stripe={stripe} options={options}>
      <StripeForm {...form} />
    </Elements>
  );
}

function StripeForm({ step, amount, disabled, pay, settle }: PaymentFormProps) {
  const stripe = useStripe();
  const elements = useElements();
  const [ready, setReady] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  async function payByCard() {
    if (!stripe || !elements) return;
    setPending(true);
    setError(undefined);
    const { error: invalid } = await elements.submit();
    const made = invalid ? { error: invalid } : await stripe.createPaymentMethod({ elements });
    if (made.error) setError(made.error.message);
    else await pay(made.paymentMethod.id);
    setPending(false);
  }

  const askBank = useEffectEvent(async (clientSecret: string) => {
    const { error: refusal } = (await stripe?.handleNextAction({ clientSecret })) ?? {};
    settle(refusal ? { outcome: 'declined', message: refusal.message ?? 'Your bank refused.' } : { outcome: 'paid' });
  });
  const clientSecret = step.step === 'consent' ? step.clientSecret : undefined;
  const asking = stripe !== null && clientSecret !== undefined;
  useEffect(() => {
    if (asking && clientSecret) void askBank(clientSecret);
  }, [asking, clientSecret]);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!pending && !disabled) void payByCard();
  };
  const message = error ?? (step.step === 'card' ? step.message : undefined);
  return (
    <form onSubmit={onSubmit} className="space-y-5">
      {message && <Alert tone="danger">{message}</Alert>}
      {!ready && <div className="skeleton h-52" />}
      <PaymentElement onReady={() => setReady(true)} />
      <Button pending={pending || asking} disabled={disabled || !ready} className="w-full text-lg">
        Pay {amount}
      </Button>
    </form>
  );
}
