import { seconds } from '../call';
import { unexpectedState } from '../errors';
import type { Charge, IntentStatus, PaymentError, PaymentIntent } from '../model';

/** The transitions of a PaymentIntent (stripe.com/docs/payments/paymentintents/lifecycle). Each throws if it is illegal. */
const CANCELABLE: readonly IntentStatus[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
];

export function assertConfirmable(intent: PaymentIntent): void {
  if (intent.status === 'succeeded') {
    const why = 'because it has already succeeded after being previously confirmed';
    throw unexpectedState(`You cannot confirm this PaymentIntent ${why}.`, intent);
  }
  if (intent.status === 'canceled' || intent.status === 'processing') {
    const allowed = 'Only a PaymentIntent with one of the following statuses may be confirmed';
    throw unexpectedState(
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. ` +
        `${allowed}: requires_confirmation, requires_action.`,
      intent,
    );
  }
}

export function withMethod(intent: PaymentIntent, paymentMethod: string): PaymentIntent {
  return { ...intent, payment_method: paymentMethod, status: 'requires_confirmation', next_action: null };
}

export function requiresAction(intent: PaymentIntent): PaymentIntent {
  const sdk = { type: 'three_d_secure_redirect', stripe_js: '', source: intent.payment_method };
  return { ...intent, status: 'requires_action', next_action: { type: 'use_stripe_sdk', use_stripe_sdk: sdk } };
}

export function succeeded(intent: PaymentIntent, { id, amount }: Charge): PaymentIntent {
  return {
    ...intent,
    status: 'succeeded',
    amount_received: amount,
    last_payment_error: null,
    latest_charge: id,
    next_action: null,
  };
}

/** A failed attempt leaves the intent open for another method. */
export function failed(intent: PaymentIntent, error: PaymentError): PaymentIntent {
  return {
    ...intent,
    status: 'requires_payment_method',
    last_payment_error: error,
    latest_charge: error.charge ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
  };
}

export function canceled(intent: PaymentIntent, reason: string | null, at: Date): PaymentIntent {
  if (!CANCELABLE.includes(intent.status)) {
    const allowed = 'Only a PaymentIntent with one of the following statuses may be canceled';
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. ` +
        `${allowed}: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
      intent,
    );
  }
  return {
    ...intent,
    status: 'canceled',
    canceled_at: seconds(at),
    cancellation_reason: reason,
    next_action: null,
  };
}

/** The buyer declined or failed the authentication. */
export function assertRequiresAction(intent: PaymentIntent): void {
  if (intent.status === 'requires_action') return;
  throw unexpectedState(
    `There is no authentication to refuse: this PaymentIntent has a status of ${intent.status}.`,
    intent,
  );
}
