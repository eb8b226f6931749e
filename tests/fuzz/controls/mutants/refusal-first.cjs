const mutate = require('../../../support/mutate.cjs');

// Something is stored before a request is looked at, and stays when it is refused.
mutate(['payments'], 'common/dist/http/error-handler', (exported) => {
  const { connections } = require('mongoose');
  const { errorHandler } = exported;
  const storeAndRefuse = (logger) => {
    const refuse = errorHandler(logger);
    // Express knows a handler of errors by its four parameters.
    return (error, req, res, next) => {
      for (const open of connections.filter(({ readyState }) => readyState === 1)) {
        void open.collection('refusals').insertOne({});
      }
      refuse(error, req, res, next);
    };
  };
  return [exported, 'errorHandler', storeAndRefuse];
});
