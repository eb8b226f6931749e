import { endpoint } from '../endpoint';
import { unexpectedState } from '../errors';
import { mergeMetadata } from '../metadata';
import type { PaymentIntent } from '../model';
import { chargeable } from '../money';
import { filledText, form, positiveInteger } from '../params';
import { intentAt, methodIn } from './intent-access';
import { DESCRIPTION_PARAMS, METHOD_PARAMS } from './intent-params';
import { withMethod } from './transitions';

const updateForm = form({
  amount: positiveInteger.optional(),
  currency: filledText.optional(),
  ...METHOD_PARAMS,
  ...DESCRIPTION_PARAMS,
});

/** The amount and method are fixed once the bank was asked; a description can always change. */
function assertOpen(intent: PaymentIntent): void {
  if (intent.status === 'requires_payment_method' || intent.status === 'requires_confirmation') return;
  const message = `This PaymentIntent's amount or payment method could not be updated because it has a status of ${intent.status}.`;
  throw unexpectedState(message, intent);
}

export const updatePaymentIntent = endpoint('post', '/v1/payment_intents/:id', updateForm, (call, params, id) => {
  const before = intentAt(call, id);
  const { amount = before.amount, currency = before.currency } = params;
  if (params.amount ?? params.currency ?? params.payment_method ?? params.payment_method_data) assertOpen(before);
  const changed: PaymentIntent = {
    ...before,
    amount,
    currency: chargeable(amount, currency),
    description: params.description ?? before.description,
    metadata:
      params.metadata && Object.keys(params.metadata).length === 0
        ? {}
        : mergeMetadata(before.metadata, params.metadata),
    receipt_email: params.receipt_email ?? before.receipt_email,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? before.statement_descriptor_suffix,
  };
  const method = methodIn(call, params);
  const intent = method ? withMethod(changed, method.id) : changed;
  call.ledger.intents.put(id, intent);
  return intent;
});
