import { endpoint } from '../endpoint';
import { form } from '../params';
import { assertReturnUrl } from './accepted-methods';
import { attempt, settle } from './attempt';
import { intentAt, methodIn } from './intent-access';
import { attemptOptions, CLIENT_SECRET, CONFIRMATION_PARAMS, METHOD_PARAMS } from './intent-params';
import { methodOf } from './method-of';
import { assertConfirmable, withMethod } from './transitions';

const confirmForm = form({ ...CLIENT_SECRET, ...METHOD_PARAMS, ...CONFIRMATION_PARAMS });

/**
 * Attempts to charge. For an intent that requires authentication, the call counts as a successful one, as if Stripe.js had
 * shown the bank's page; a call with another method attempts that method instead.
 */
export const confirmPaymentIntent = endpoint(
  'post',
  '/v1/payment_intents/:id/confirm',
  confirmForm,
  (call, params, id) => {
    const intent = intentAt(call, id, params.client_secret);
    assertConfirmable(intent);
    const method = methodIn(call, params);
    if (intent.status === 'requires_action' && !method) return settle(call, intent, methodOf(call, intent));
    assertReturnUrl(intent.automatic_payment_methods, params.return_url);
    return attempt(call, method ? withMethod(intent, method.id) : intent, attemptOptions(params));
  },
  { publishable: true },
);
