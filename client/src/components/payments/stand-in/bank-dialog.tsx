'use client';

import { useState } from 'react';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { PaymentResult } from '../payment-result';
import { completeAuthentication, CardError } from './stand-in-api';

interface Props {
  clientSecret: string;
  amount: string;
  handleResult: (result: PaymentResult) => Promise<void>;
}

const REFUSED = 'Your bank did not get your consent, and you were not charged.';

/** Simulates the bank's 3-D Secure page. */
export function BankDialog({ clientSecret, amount, handleResult }: Props) {
  const [open, setOpen] = useState(true);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  async function answer(approved: boolean) {
    setPending(true);
    try {
      const paid = await completeAuthentication(clientSecret, approved);
      await handleResult(paid ? { outcome: 'paid' } : { outcome: 'declined', message: REFUSED });
    } catch (failure) {
      if (failure instanceof CardError) await handleResult({ outcome: 'declined', message: failure.message });
      else setError('Your bank can’t be reached. Please try again.');
    } finally {
      setPending(false);
    }
  }

  if (!open) {
    return (
      <Alert tone="notice">
        <p className="mb-3">Your bank still wants to know whether this payment is yours.</p>
        <Button type="button" look="secondary" onClick={() => setOpen(true)}>
          Answer your bank
        </Button>
      </Alert>
    );
  }
  return (
    <Dialog title="Is this payment yours?" onClose={() => setOpen(false)}>
      <p className="mt-3 text-muted">
        This stands for your bank’s own page, in test mode. A payment of <strong className="text-ink">{amount}</strong>{' '}
        to Ticketing waits for your consent.
      </p>
      {error && <Alert tone="danger">{error}</Alert>}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button type="button" pending={pending} onClick={() => void answer(true)}>
          Yes, pay
        </Button>
        <Button type="button" look="secondary" pending={pending} onClick={() => void answer(false)}>
          No, refuse
        </Button>
      </div>
    </Dialog>
  );
}
