import { endpoint } from '../endpoint';
import { form } from '../params';
import { refuseAuthentication } from './attempt';
import { intentAt } from './intent-access';
import { CLIENT_SECRET } from './intent-params';
import { methodOf } from './method-of';
import { assertRequiresAction } from './transitions';

/** An addition to Stripe's API: does what "Fail authentication" does on the test page that only Stripe.js can show. */
export const refuseIntentAuthentication = endpoint(
  'post',
  '/v1/payment_intents/:id/stand_in/refuse_authentication',
  form(CLIENT_SECRET),
  (call, params, id) => {
    const intent = intentAt(call, id, params.client_secret);
    assertRequiresAction(intent);
    return refuseAuthentication(call, intent, methodOf(call, intent));
  },
  { publishable: true },
);
