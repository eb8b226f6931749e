const mutate = require('../../../support/mutate.cjs');

// Stripe's own library makes up a key for each call.
for (const step of ['create', 'confirm']) {
  mutate(['payments'], 'payments/dist/stripe/intents', ({ Intents }) => {
    const withKey = Intents.prototype[step];
    const withoutKey = function (...args) {
      const ask = (...given) => this.stripe.paymentIntents[step](...given.slice(0, -1));
      const stripe = { paymentMethods: this.stripe.paymentMethods, paymentIntents: { [step]: ask } };
      return withKey.call(Object.create(this, { stripe: { value: stripe } }), ...args);
    };
    return [Intents.prototype, step, withoutKey];
  });
}

// An attempt that is asked for again makes another intent.
mutate(['payments'], 'payments/dist/models/payment-transitions', ({ paymentTransitions }) => {
  const forget = function (stripeId) {
    Object.defineProperty(this, 'stripeId', { value: stripeId, configurable: true });
  };
  return [paymentTransitions, 'recordIntent', forget];
});

// A webhook would save a forgotten charge, whenever it is quicker than whoever asks for it again. Stripe promises no
// time for its webhooks, and the id has to hold without.
mutate(['payments'], 'payments/dist/webhooks/intent-webhook-handler', ({ IntentWebhookHandler }) => {
  const notNow = () => Promise.reject(new Error('The webhook of Stripe is late'));
  return [IntentWebhookHandler.prototype, 'handle', notNow];
});
