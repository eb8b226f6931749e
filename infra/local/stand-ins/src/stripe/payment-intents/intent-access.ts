import type { z } from 'zod';
import type { Call } from '../call';
import { invalidRequest, noSuch } from '../errors';
import type { PaymentIntent, PaymentMethod } from '../model';
import { createPaymentMethod, findPaymentMethod, type paymentMethodDataParam } from '../payment-methods';

/** The intent with this id, for the shop's server or a browser with its client secret. */
export function intentAt(call: Call, id: string, clientSecret?: string): PaymentIntent {
  const intent = call.ledger.intents.get(id);
  if (!intent) throw noSuch('payment_intent', id, 'intent', 404);
  if (call.caller === 'secret' && clientSecret === undefined) return intent;
  if (clientSecret === undefined) {
    throw invalidRequest('Missing required param: client_secret.', {
      code: 'parameter_missing',
      param: 'client_secret',
    });
  }
  if (clientSecret !== intent.client_secret) {
    const message = 'The client_secret provided does not match the client_secret associated with this PaymentIntent.';
    throw invalidRequest(message, { code: 'payment_intent_invalid_parameter', param: 'client_secret' });
  }
  return intent;
}

interface MethodParams {
  readonly payment_method?: string | undefined;
  readonly payment_method_data?: z.infer<typeof paymentMethodDataParam> | undefined;
}

/** The payment method of the request, if it has one. */
export function methodIn(call: Call, params: MethodParams): PaymentMethod | undefined {
  if (params.payment_method_data) return createPaymentMethod(call, params.payment_method_data, 'payment_method_data');
  if (params.payment_method === undefined) return undefined;
  return findPaymentMethod(call, params.payment_method);
}
