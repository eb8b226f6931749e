'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { kindOfActionError } from '../../forms/action-error';
import { reloadOutdated } from '../../forms/reload-outdated';
import { isReservedAction, payOrderAction } from './actions';
import { declineMessage } from './decline-message';
import { clearStoredPayment, storePayment, readStoredPayment, type StoredPayment } from './stored-payment';
import type { PaymentResult } from './payment-result';

const NO_CONNECTION =
  'The connection was lost before we had an answer. Try again once you are online: you are charged once at most.';
const NO_GOOD_ANSWER =
  'Something went wrong on our side, so we don’t know yet whether you have paid. Try again: you are charged once at most.';

export type PaymentStep =
  /** Ready for a card; `message` says why the last attempt failed. */
  { step: 'card'; message?: string } | StoredPayment | { step: 'pending'; message: string } | { step: 'ended' };

/** The state of paying for one order, from the card form to the order's completion. It survives a reload. */
export function usePayment(orderId: string) {
  const router = useRouter();
  const [current, setCurrent] = useState<PaymentStep>({ step: 'card' });

  // After hydration: the server rendered the card form without knowing the stored state.
  useEffect(() => {
    const stored = readStoredPayment(orderId);
    if (stored) queueMicrotask(() => setCurrent(stored));
  }, [orderId]);

  const handleResult = useCallback(
    async (result: PaymentResult) => {
      const next = await nextStep(orderId, result);
      if (next.step === 'paid' || next.step === 'authentication') storePayment(orderId, next);
      else clearStoredPayment(orderId);
      setCurrent(next);
      if (next.step !== 'card' && next.step !== 'authentication') router.refresh();
    },
    [orderId, router],
  );

  const pay = useCallback(
    async (token: string) => handleResult(await payOrderAction(orderId, token).catch(resultOfError)),
    [orderId, handleResult],
  );

  return { current, pay, handleResult };
}

function resultOfError(error: unknown): PaymentResult {
  unstable_rethrow(error);
  const kind = kindOfActionError(error);
  if (kind === 'outdated') reloadOutdated();
  return { outcome: 'failed', message: kind === 'connection' ? NO_CONNECTION : NO_GOOD_ANSWER };
}

async function nextStep(orderId: string, result: PaymentResult): Promise<PaymentStep> {
  switch (result.outcome) {
    case 'paid':
    case 'ended':
      return { step: result.outcome };
    case 'authentication':
      return { step: 'authentication', clientSecret: result.clientSecret };
    case 'pending':
      return { step: 'pending', message: result.message };
    case 'declined': {
      const reserved = await isReservedAction(orderId).catch(() => false);
      return { step: 'card', message: declineMessage(result.message, reserved) };
    }
    case 'failed':
      return { step: 'card', message: result.message };
  }
}
