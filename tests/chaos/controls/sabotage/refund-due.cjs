const takeOut = require('../../../support/take-out.cjs');

// Nobody gives anything back.
takeOut(['payments'], 'payments/dist/charging/refunding', ({ Refunding }) => [
  Refunding.prototype,
  'request',
  async () => undefined,
]);
