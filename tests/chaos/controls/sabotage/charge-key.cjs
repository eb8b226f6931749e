const takeOut = require('./take-out.cjs');

// Stripe's own library makes up a key for each call.
takeOut(['payments'], 'payments/dist/stripe/intents', ({ Intents }) => {
  const charge = Intents.prototype.charge;
  const chargeWithoutKey = function (payment) {
    const create = (params) => this.stripe.paymentIntents.create(params);
    return charge.call({ stripe: { paymentIntents: { create } } }, payment);
  };
  return [Intents.prototype, 'charge', chargeWithoutKey];
});
