import { ServerResponse } from 'node:http';
import { mutate, wrapMethod } from '../../../mutants/mutate';

// A body of an unsupported type gets no answer.
mutate(['gateway'], 'infra/local/stack/dist/gateway/forward', () => {
  wrapMethod(
    ServerResponse.prototype,
    'writeHead',
    (writeHead) =>
      function (this: ServerResponse, status, ...rest) {
        return status === 415 ? this.destroy() : writeHead.call(this, status, ...rest);
      },
  );
});
