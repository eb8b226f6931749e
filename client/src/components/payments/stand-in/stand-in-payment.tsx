'use client';

import { useState, type SubmitEvent } from 'react';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import type { PaymentFormProps } from '../payment-form-props';
import { BankDialog } from './bank-dialog';
import { CardFields } from './card-fields';
import { CardError, createPaymentMethod, type Card, type CardField } from './stand-in-api';
import { TestCards } from './test-cards';

const UNREACHABLE = 'We could not reach the card service. You have not been charged; please try again.';

/** Takes cards where there is no Stripe: the same form, against the local stand-in. */
export function StandInPayment({ step, amount, disabled, pay, settle }: PaymentFormProps) {
  const [card, setCard] = useState<Card>({ number: '', expiry: '', cvc: '' });
  const [error, setError] = useState<{ field?: CardField; message: string }>();
  const [pending, setPending] = useState(false);

  async function payByCard() {
    setPending(true);
    setError(undefined);
    try {
      await pay(await createPaymentMethod(card));
    } catch (failure) {
      const { message, field } = failure instanceof CardError ? failure : { message: UNREACHABLE, field: undefined };
      setError({ message, ...(field && { field }) });
    } finally {
      setPending(false);
    }
  }

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!pending && !disabled) void payByCard();
  };

  const message = error && !error.field ? error.message : step.step === 'card' && !error ? step.message : undefined;
  return (
    <form onSubmit={onSubmit} noValidate className="space-y-5">
      <TestCards onPick={setCard} />
      {message && <Alert tone="danger">{message}</Alert>}
      <CardFields card={card} onChange={setCard} error={error} />
      <Button pending={pending} disabled={disabled} className="w-full text-lg">
        Pay {amount}
      </Button>
      {step.step === 'consent' && <BankDialog clientSecret={step.clientSecret} amount={amount} settle={settle} />}
    </form>
  );
}
