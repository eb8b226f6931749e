const mutate = require('../../../support/mutate.cjs');

// Nobody gives anything back.
mutate(['payments'], 'payments/dist/charging/refunding', ({ Refunding }) => [
  Refunding.prototype,
  'request',
  async () => undefined,
]);
