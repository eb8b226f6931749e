import { endpoint } from '../endpoint';
import { form } from '../params';
import { refuseAuthentication } from './attempt';
import { intentAt } from './intent-access';
import { CLIENT_SECRET } from './intent-params';
import { methodOf } from './method-of';
import { assertAwaitingConsent } from './transitions';

/** Not Stripe's: stands for "Fail authentication" on the bank's test page, which only Stripe.js can show. */
export const refuseIntentAuthentication = endpoint(
  'post',
  '/v1/payment_intents/:id/stand_in/refuse_authentication',
  form(CLIENT_SECRET),
  (call, params, id) => {
    const intent = intentAt(call, id, params.client_secret);
    assertAwaitingConsent(intent);
    return refuseAuthentication(call, intent, methodOf(call, intent));
  },
  { publishable: true },
);
