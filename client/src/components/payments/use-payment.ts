'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { kindOfActionError } from '../../forms/action-error';
import { reloadOutdated } from '../../forms/reload-outdated';
import { isReservedAction, payOrderAction } from './actions';
import { declineWords } from './decline-words';
import { forgetPayment, keepPayment, keptPayment, type KeptPayment } from './kept-payment';
import type { PaymentResult } from './payment-result';

const NO_CONNECTION =
  'The connection was lost before we had an answer. Try again once you are online: you are charged once at most.';
const NO_GOOD_ANSWER =
  'Something went wrong on our side, so we don’t know yet whether you have paid. Try again: you are charged once at most.';

export type PaymentStep =
  /** Ready for a card; `message` says why the last attempt failed. */
  { step: 'card'; message?: string } | KeptPayment | { step: 'under way'; message: string } | { step: 'over' };

/** The state of paying for one order, from the card form to the order's completion. It survives a reload. */
export function usePayment(orderId: string) {
  const router = useRouter();
  const [current, setCurrent] = useState<PaymentStep>({ step: 'card' });

  // After hydration: the server rendered the card form without knowing the stored state.
  useEffect(() => {
    const kept = keptPayment(orderId);
    if (kept) queueMicrotask(() => setCurrent(kept));
  }, [orderId]);

  const settle = useCallback(
    async (result: PaymentResult) => {
      const next = await nextStep(orderId, result);
      if (next.step === 'paid' || next.step === 'consent') keepPayment(orderId, next);
      else forgetPayment(orderId);
      setCurrent(next);
      if (next.step !== 'card' && next.step !== 'consent') router.refresh();
    },
    [orderId, router],
  );

  const pay = useCallback(
    async (token: string) => settle(await payOrderAction(orderId, token).catch(resultOfError)),
    [orderId, settle],
  );

  return { current, pay, settle };
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
    case 'over':
      return { step: result.outcome };
    case 'consent':
      return { step: 'consent', clientSecret: result.clientSecret };
    case 'under way':
      return { step: 'under way', message: result.message };
    case 'declined': {
      const reserved = await isReservedAction(orderId).catch(() => false);
      return { step: 'card', message: declineWords(result.message, reserved) };
    }
    case 'failed':
      return { step: 'card', message: result.message };
  }
}
