const mutate = require('../../../support/mutate.cjs');

// A reservation ends only when `expiration` says so.
mutate(['orders'], 'orders/dist/sweeps/expire-overdue-orders', (exported) => [
  exported,
  'expireOverdueOrders',
  async () => undefined,
]);
