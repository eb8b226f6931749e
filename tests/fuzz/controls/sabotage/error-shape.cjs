const takeOut = require('../../../support/take-out.cjs');

// Errors are answered as Express answers them by itself, in HTML.
takeOut(['orders'], 'common/dist/http/error-handler', (exported) => {
  const leaveIt = () => (error, _req, _res, next) => next(error);
  return [exported, 'errorHandler', leaveIt];
});
