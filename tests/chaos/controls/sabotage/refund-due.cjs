const takeOut = require('../../../support/take-out.cjs');

// Nobody gives anything back.
takeOut(['payments'], 'payments/dist/refunds/refund-service', ({ RefundService }) => [
  RefundService.prototype,
  'request',
  async () => undefined,
]);
