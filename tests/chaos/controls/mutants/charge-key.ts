import type Stripe from 'stripe';
import { mutate, wrapMethod } from '../../../mutants/mutate';

// The calls to Stripe go out without our idempotency keys; the `stripe` library makes up a key for each call.
mutate(['payments'], 'payments/dist/stripe/intents', ({ Intents }) => {
  const withoutKeys = (intents: typeof Intents.prototype): typeof Intents.prototype => {
    const { paymentMethods, paymentIntents }: Stripe = intents['stripe'];
    const keyless: Pick<Stripe['paymentIntents'], 'create' | 'confirm'> = {
      create: (params: Stripe.PaymentIntentCreateParams) => paymentIntents.create(params),
      confirm: (id: string, params?: object) => paymentIntents.confirm(id, params),
    };
    return Object.create(intents, { stripe: { value: { paymentMethods, paymentIntents: keyless } } }) as typeof intents;
  };
  wrapMethod(
    Intents.prototype,
    'create',
    (create) =>
      function (payment) {
        return create.call(withoutKeys(this), payment);
      },
  );
  wrapMethod(
    Intents.prototype,
    'confirm',
    (confirm) =>
      function (payment, stripeId) {
        return confirm.call(withoutKeys(this), payment, stripeId);
      },
  );
});

// The id of the intent is not stored, so that a repeated attempt makes another intent.
mutate(['payments'], 'payments/dist/models/payment-transitions', ({ paymentTransitions }) => {
  paymentTransitions.recordIntent = function (stripeId) {
    Object.defineProperty(this, 'stripeId', { value: stripeId, configurable: true });
  };
});

// A webhook that arrives before the repeated attempt would record the forgotten charge. Stripe promises no time for its
// webhooks, and the id has to suffice without them.
mutate(['payments'], 'payments/dist/webhooks/intent-webhook-handler', ({ IntentWebhookHandler }) => {
  IntentWebhookHandler.prototype.handle = () => Promise.reject(new Error('The webhook of Stripe is late'));
});
