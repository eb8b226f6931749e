import { seconds, type Call } from '../call';
import { endpoint } from '../endpoint';
import { newClientSecret, newId } from '../ids';
import { mergeMetadata } from '../metadata';
import type { PaymentIntent } from '../model';
import { attempt } from './attempt';
import { createParams, type CreateParams } from './create-params';
import { methodIn } from './intent-access';
import { attemptOptions } from './intent-params';
import { withMethod } from './transitions';

function newIntent(call: Call, params: CreateParams): PaymentIntent {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent',
    amount: params.amount,
    amount_received: 0,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    automatic_payment_methods: params.automatic_payment_methods,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.capture_method ?? 'automatic_async',
    client_secret: newClientSecret(id),
    confirmation_method: 'automatic',
    created: seconds(call.now),
    currency: params.currency,
    customer: null,
    description: params.description ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    payment_method: null,
    payment_method_types: ['card'],
    receipt_email: params.receipt_email ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
  };
}

export const createPaymentIntent = endpoint('post', '/v1/payment_intents', createParams, (call, params) => {
  const method = methodIn(call, params);
  const created = newIntent(call, params);
  const intent = method ? withMethod(created, method.id) : created;
  call.ledger.intents.put(intent.id, intent);
  call.emit('payment_intent.created', intent);
  return params.confirm ? attempt(call, intent, attemptOptions(params)) : intent;
});
