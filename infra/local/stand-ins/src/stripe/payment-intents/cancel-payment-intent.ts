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

/** A browser with the client secret may cancel, too: the stand-in's form uses this if the buyer declines to authenticate. */
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
