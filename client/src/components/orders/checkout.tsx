'use client';

import type { Order } from '../../backend/types';
import type { FormAction } from '../../forms/form-state';
import { formatPrice } from '../../format/price';
import { PaymentForm } from '../payments/payment-form';
import { usePayment } from '../payments/use-payment';
import { Alert } from '../ui/alert';
import { countOf } from '../tickets/quantities';
import { CancelForm } from './cancel-form';
import { Countdown } from './countdown';
import { OrderNumber } from './order-number';
import { Processing } from './processing';
import { NoScript } from './no-script';
import { usePolling } from '../freshness/use-polling';
import { useIsTimeUp } from './use-time-left';

interface Props {
  order: Order;
  currency: string;
  publishableKey: string | undefined;
  serverNow: number;
  cancelAction: FormAction;
}

/** The payment form of a reserved order. */
export function Checkout({ order, currency, publishableKey, serverNow, cancelAction }: Props) {
  const { current, pay, handleResult } = usePayment(order.id);
  const ended = useIsTimeUp(order.expiresAt, serverNow) || current.step === 'ended';
  const slow = usePolling(ended || current.step === 'paid' || current.step === 'pending');

  if (current.step === 'paid') return <Processing slow={slow} />;
  const { total, quantity } = order;
  const form = { step: current, amount: formatPrice(total, currency), disabled: ended, pay, handleResult };
  return (
    <div className="space-y-6">
      <Countdown expiresAt={order.expiresAt} serverNow={serverNow} />
      {quantity > 1 && (
        <p className="flex items-baseline justify-between gap-4">
          <span>{countOf(quantity)}</span>
          <span className="tabular font-bold">{formatPrice(total, currency)}</span>
        </p>
      )}
      <NoScript />
      {ended && <Alert tone="notice">The time to pay has run out, and the ticket goes back on sale.</Alert>}
      {current.step === 'pending' && <Alert tone="notice">{current.message}</Alert>}
      <PaymentForm {...form} publishableKey={publishableKey} price={total} currency={currency} />
      {!ended && <CancelForm action={cancelAction} />}
      <OrderNumber id={order.id} />
    </div>
  );
}
