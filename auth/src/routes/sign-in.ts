import { InvalidInputError, validate } from '@ticketing/common';
import { Router } from 'express';
import { findByEmail } from '../emails/find-by-email';
import { presentUser, type UserModel } from '../models/user';
import type { Passwords } from '../passwords/passwords';
import type { DeviceSessions } from '../sessions/device-sessions';
import type { SignInThrottle } from '../throttling/sign-in-throttle';
import { emailRule, passwordRule, readCredentials } from './credentials';

export interface SignInOptions {
  users: UserModel;
  passwords: Passwords;
  sessions: DeviceSessions;
  signIns: SignInThrottle;
}

/** `POST /api/users/signin`: signs the device in. */
export function signIn({ users, passwords, sessions, signIns }: SignInOptions): Router {
  const router = Router();
  router.post(
    '/api/users/signin',
    sessions.requireCarriable,
    validate(emailRule(), passwordRule()),
    async (req, res) => {
      const { email, password } = readCredentials(req);
      const attempt = { email, ip: req.ip };
      await signIns.admit(attempt);
      const user = await passwords.findOwner(password, await findByEmail(users, email));
      if (!user) {
        await signIns.countFailure(attempt);
        throw new InvalidInputError([{ message: 'Invalid credentials' }]);
      }
      // Of many guesses at once the right one must not slip through after the others have reached the limit.
      await signIns.admit(attempt);
      await signIns.clear(attempt);
      const presented = presentUser(user);
      await sessions.open(req, res, presented);
      res.json(presented);
    },
  );
  return router;
}
