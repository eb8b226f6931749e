import { mutate } from '../../../mutants/mutate';

type Verify = (token: string, key: string, options: object) => object;

// A session never expires, neither when its token is verified nor afterwards, while it is kept.
mutate(['orders'], 'jsonwebtoken', (jwt) => {
  const verify = jwt.verify as Verify;
  const verifyForEver: Verify = (token, key, options) => ({
    ...verify(token, key, { ...options, ignoreExpiration: true }),
    exp: Number.MAX_SAFE_INTEGER,
  });
  jwt.verify = verifyForEver as typeof jwt.verify;
});
