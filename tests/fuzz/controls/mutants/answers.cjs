const mutate = require('../../../support/mutate.cjs');

// Whoever is refused for the type of their body is not told.
mutate(['gateway'], 'infra/local/stack/dist/gateway/forward', () => {
  const { ServerResponse } = require('node:http');
  const { writeHead } = ServerResponse.prototype;
  const hangUp = function (status, ...given) {
    return status === 415 ? this.destroy() : writeHead.call(this, status, ...given);
  };
  return [ServerResponse.prototype, 'writeHead', hangUp];
});
