'use client';

import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { CreatePaymentMethodFromElements } from '@stripe/stripe-js';
import { useEffect, useEffectEvent, useState, type SubmitEvent } from 'react';
import { Button } from '../../ui/button';
import { FocusedAlert } from '../../ui/focused-alert';
import type { PaymentFormProps } from '../payment-form-props';
import { authenticationErrorMessage, cardErrorMessage } from './error-messages';

interface Props extends PaymentFormProps {
  onLoadError: () => void;
}

export function StripeForm({ step, amount, disabled, pay, handleResult, onLoadError }: Props) {
  const stripe = useStripe();
  const elements = useElements();
  const [ready, setReady] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  async function payByCard() {
    if (!stripe || !elements) return;
    setPending(true);
    setError(undefined);
    try {
      const { error: invalid } = await elements.submit();
      const made = invalid
        ? { error: invalid }
        : await stripe.createPaymentMethod({ elements } satisfies CreatePaymentMethodFromElements);
      if (made.error) setError(cardErrorMessage(made.error));
      else await pay(made.paymentMethod.id);
    } finally {
      setPending(false);
    }
  }

  const authenticate = useEffectEvent(async (clientSecret: string) => {
    const { error: refusal } = (await stripe?.handleNextAction({ clientSecret })) ?? {};
    await handleResult(
      refusal ? { outcome: 'declined', message: authenticationErrorMessage(refusal) } : { outcome: 'paid' },
    );
  });
  const clientSecret = step.step === 'authentication' ? step.clientSecret : undefined;
  const authenticating = stripe !== null && clientSecret !== undefined;
  useEffect(() => {
    if (authenticating && clientSecret) void authenticate(clientSecret);
  }, [authenticating, clientSecret]);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!pending && !disabled) void payByCard();
  };
  const message = error ?? (step.step === 'card' ? step.message : undefined);
  return (
    <form onSubmit={onSubmit} className="space-y-5">
      {message && <FocusedAlert about={error ?? step}>{message}</FocusedAlert>}
      {!ready && <div className="skeleton h-52" />}
      <PaymentElement onReady={() => setReady(true)} onLoadError={onLoadError} />
      <Button pending={pending || authenticating} disabled={disabled || !ready} className="w-full text-lg">
        Pay {amount}
      </Button>
    </form>
  );
}
