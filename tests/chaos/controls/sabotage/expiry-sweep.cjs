const takeOut = require('../../../support/take-out.cjs');

// A reservation ends only when `expiration` says so.
takeOut(['orders'], 'orders/dist/sweeps/expire-overdue-orders', (exported) => [
  exported,
  'expireOverdueOrders',
  async () => undefined,
]);
