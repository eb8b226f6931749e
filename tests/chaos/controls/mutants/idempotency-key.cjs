const mutate = require('../../../support/mutate.cjs');

// Every request is a new one.
mutate(['tickets', 'orders', 'payments'], 'common/dist/http/idempotency', ({ IdempotencyKeys }) => {
  const { Types } = require('mongoose');
  const runAlways = (work) => async (req, res) => {
    const { status, body } = await work(req, new Types.ObjectId());
    res.status(status).json(body);
  };
  return [IdempotencyKeys.prototype, 'once', runAlways];
});
