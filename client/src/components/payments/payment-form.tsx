'use client';

import dynamic from 'next/dynamic';
import { toMinorUnits } from '../../format/price';
import type { PaymentFormProps } from './payment-form-props';
import { StandInPayment } from './stand-in/stand-in-payment';

/** Loaded on demand, because the stand-in does not need it. */
const StripePayment = dynamic(() => import('./stripe/stripe-payment').then((module) => module.StripePayment), {
  ssr: false,
  loading: () => <div className="skeleton h-72" />,
});

interface Props extends PaymentFormProps {
  publishableKey: string | undefined;
  price: number;
  currency: string;
}

export function PaymentForm({ publishableKey, price, currency, ...form }: Props) {
  if (publishableKey === undefined) return <StandInPayment {...form} />;
  const stripe = { publishableKey, currency, minorAmount: toMinorUnits(price) };
  return <StripePayment {...form} {...stripe} />;
}
