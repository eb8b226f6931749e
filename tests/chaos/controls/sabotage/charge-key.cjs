const takeOut = require('../../../support/take-out.cjs');

// Stripe's own library makes up a key for each call.
takeOut(['payments'], 'payments/dist/stripe/intents', ({ Intents }) => {
  const charge = Intents.prototype.charge;
  const chargeWithoutKey = function (payment) {
    const create = (params) => this.stripe.paymentIntents.create(params);
    return charge.call({ stripe: { paymentIntents: { create } } }, payment);
  };
  return [Intents.prototype, 'charge', chargeWithoutKey];
});

// News of a charge would save a forgotten one, whenever it is quicker than whoever asks for it again. Stripe promises no
// time for its news, and a key has to hold without.
takeOut(['payments'], 'payments/dist/charging/intent-news', ({ IntentNews }) => {
  const notNow = () => Promise.reject(new Error('The news of Stripe is late'));
  return [IntentNews.prototype, 'hear', notNow];
});
