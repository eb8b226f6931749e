const mutate = require('../../../support/mutate.cjs');

// A session is good for ever.
mutate(['orders'], 'node_modules/jsonwebtoken', (jwt) => {
  const { verify } = jwt;
  const verifyForEver = (token, key, options) => verify(token, key, { ...options, ignoreExpiration: true });
  return [jwt, 'verify', verifyForEver];
});
