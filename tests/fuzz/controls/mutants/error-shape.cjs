const mutate = require('../../../support/mutate.cjs');

// Errors are answered as Express answers them by itself, in HTML.
mutate(['orders'], 'common/dist/http/error-handler', (exported) => {
  const leaveIt = () => (error, _req, _res, next) => next(error);
  return [exported, 'errorHandler', leaveIt];
});
