'use client';

import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { Button } from '../../ui/button';
import { FocusedAlert } from '../../ui/focused-alert';
import type { PaymentFormProps } from '../payment-form-props';
import { BankDialog } from './bank-dialog';
import { CardFields } from './card-fields';
import { validateCard } from './validate-card';
import { CardError, createPaymentMethod, type Card, type CardErrors } from './stand-in-api';
import { TestCards } from './test-cards';

const UNREACHABLE = 'We could not reach the card service. You have not been charged; please try again.';

interface Failure {
  errors: CardErrors;
  /** An error that is not about a single field. */
  message?: string;
}

/** The card form used without a Stripe key, backed by the local stand-in. */
export function StandInPayment({ step, amount, disabled, pay, handleResult }: PaymentFormProps) {
  const [card, setCard] = useState<Card>({ number: '', expiry: '', cvc: '' });
  const [failure, setFailure] = useState<Failure>();
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [failure]);

  async function payByCard() {
    const errors = validateCard(card);
    if (Object.keys(errors).length > 0) return setFailure({ errors });
    setPending(true);
    setFailure(undefined);
    try {
      await pay(await createPaymentMethod(card));
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setPending(false);
    }
  }

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!pending && !disabled) void payByCard();
  };
  const message = failure ? failure.message : step.step === 'card' ? step.message : undefined;
  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="space-y-5">
      <TestCards onPick={setCard} />
      {message && <FocusedAlert about={failure ?? step}>{message}</FocusedAlert>}
      <CardFields card={card} onChange={setCard} errors={failure?.errors ?? {}} />
      <Button pending={pending} disabled={disabled} className="w-full text-lg">
        Pay {amount}
      </Button>
      {step.step === 'authentication' && (
        <BankDialog clientSecret={step.clientSecret} amount={amount} handleResult={handleResult} />
      )}
    </form>
  );
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof CardError)) return { errors: {}, message: UNREACHABLE };
  return error.field ? { errors: { [error.field]: error.message } } : { errors: {}, message: error.message };
}
