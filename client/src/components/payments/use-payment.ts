'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { payOrderAction } from './actions';
import { forgetPayment, keepPayment, keptPayment, type KeptPayment } from './kept-payment';
import type { PaymentResult } from './payment-result';

const NO_CONNECTION =
  'The connection was lost before we had an answer. Try again once you are online: you are charged once at most.';

export type PaymentStep =
  /** A card can be entered; the message says how the last try ended. */
  { step: 'card'; message?: string } | KeptPayment | { step: 'under way'; message: string } | { step: 'over' };

/** The course of paying for one order: from a card to the order's completion, over reloads. */
export function usePayment(orderId: string) {
  const router = useRouter();
  const [current, setCurrent] = useState<PaymentStep>({ step: 'card' });

  // After hydration: what the tab has kept is not known to the server, which has rendered the card form.
  useEffect(() => {
    const kept = keptPayment(orderId);
    if (kept) queueMicrotask(() => setCurrent(kept));
  }, [orderId]);

  const settle = useCallback(
    (result: PaymentResult) => {
      const next = nextStep(result);
      if (next.step === 'paid' || next.step === 'consent') keepPayment(orderId, next);
      else forgetPayment(orderId);
      setCurrent(next);
      if (next.step !== 'card' && next.step !== 'consent') router.refresh();
    },
    [orderId, router],
  );

  const pay = useCallback(
    async (token: string) => {
      const result = await payOrderAction(orderId, token).catch((error: unknown): PaymentResult => {
        unstable_rethrow(error);
        return { outcome: 'failed', message: NO_CONNECTION };
      });
      settle(result);
      return result;
    },
    [orderId, settle],
  );

  return { current, pay, settle };
}

function nextStep(result: PaymentResult): PaymentStep {
  switch (result.outcome) {
    case 'paid':
    case 'over':
      return { step: result.outcome };
    case 'consent':
      return { step: 'consent', clientSecret: result.clientSecret };
    case 'under way':
      return { step: 'under way', message: result.message };
    case 'declined':
      return {
        step: 'card',
        message: `${result.message} Your ticket is still reserved: try again or use another card.`,
      };
    case 'failed':
      return { step: 'card', message: result.message };
  }
}
