import { InvalidInputError, validate } from '@ticketing/common';
import { Router } from 'express';
import { findByEmail } from '../emails/find-by-email';
import type { UserModel } from '../models/user';
import { presentUser } from '../presenters/present-user';
import type { Passwords } from '../passwords/passwords';
import type { DeviceSessions } from '../sessions/device-sessions';
import type { SignInThrottle } from '../throttling/sign-in-throttle';
import { emailRule, passwordRule, readCredentials } from './credentials';

export interface SignInDependencies {
  users: UserModel;
  passwords: Passwords;
  sessions: DeviceSessions;
  signIns: SignInThrottle;
}

/** `POST /api/users/signin`: signs the device in. */
export function signIn({ users, passwords, sessions, signIns }: SignInDependencies): Router {
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
      // Checked again: simultaneous wrong guesses may have reached the limit meanwhile.
      await signIns.admit(attempt);
      await signIns.clear(attempt);
      const presented = presentUser(user);
      await sessions.open(req, res, presented);
      res.json(presented);
    },
  );
  return router;
}
