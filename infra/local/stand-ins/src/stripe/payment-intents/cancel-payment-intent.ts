import { z } from 'zod';
import { endpoint } from '../endpoint';
import { form } from '../params';
import { intentAt } from './intent-access';
import { CLIENT_SECRET } from './intent-params';
import { canceled } from './transitions';

const cancelForm = form({
  ...CLIENT_SECRET,
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
});

/** A browser may cancel, too, with the client secret: that is how a buyer refuses here what the bank asks. */
export const cancelPaymentIntent = endpoint(
  'post',
  '/v1/payment_intents/:id/cancel',
  cancelForm,
  (call, params, id) => {
    const intent = canceled(intentAt(call, id, params.client_secret), params.cancellation_reason ?? null, call.now);
    call.ledger.intents.put(id, intent);
    call.emit('payment_intent.canceled', intent);
    return intent;
  },
  { publishable: true },
);
