import { cancelPaymentIntent } from './cancel-payment-intent';
import { confirmPaymentIntent } from './confirm-payment-intent';
import { createPaymentIntent } from './create-payment-intent';
import { listPaymentIntents, retrievePaymentIntent } from './read-payment-intents';
import { refuseIntentAuthentication } from './refuse-authentication';
import { updatePaymentIntent } from './update-payment-intent';

export const paymentIntentEndpoints = [
  createPaymentIntent,
  listPaymentIntents,
  retrievePaymentIntent,
  updatePaymentIntent,
  confirmPaymentIntent,
  cancelPaymentIntent,
  refuseIntentAuthentication,
];
