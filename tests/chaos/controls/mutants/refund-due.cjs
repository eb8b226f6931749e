const mutate = require('../../../support/mutate.cjs');

// Nobody gives anything back.
mutate(['payments'], 'payments/dist/refunds/refund-service', ({ RefundService }) => [
  RefundService.prototype,
  'request',
  async () => undefined,
]);
