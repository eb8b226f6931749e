import type { ErrorRequestHandler } from 'express';
import { connections, ConnectionStates } from 'mongoose';
import { mutate } from '../../../mutants/mutate';

// Something is stored before a request is validated, and stays when the request is refused.
mutate(['payments'], 'common/dist/http/error-handler', (exported) => {
  const { errorHandler } = exported;
  exported.errorHandler = (logger) => {
    const refuse = errorHandler(logger);
    const storeAndRefuse: ErrorRequestHandler = (error, req, res, next) => {
      for (const open of connections.filter(({ readyState }) => readyState === ConnectionStates.connected)) {
        void open.collection('refusals').insertOne({});
      }
      return refuse(error, req, res, next);
    };
    return storeAndRefuse;
  };
});
