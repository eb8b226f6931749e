import { mutate } from '../../../mutants/mutate';

type Verify = (token: string, key: string, options: object) => unknown;

// A session never expires.
mutate(['orders'], 'jsonwebtoken', (jwt) => {
  const verify = jwt.verify as Verify;
  const verifyForEver: Verify = (token, key, options) => verify(token, key, { ...options, ignoreExpiration: true });
  jwt.verify = verifyForEver as typeof jwt.verify;
});
