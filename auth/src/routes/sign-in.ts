import { validate } from '@ticketing/common';
import { Router } from 'express';
import { findByEmail } from '../emails/find-by-email';
import { InvalidCredentialsError } from '../models/invalid-credentials-error';
import type { Erasure } from '../accounts/erasure';
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
  erasure: Erasure;
}

/** `POST /api/users/signin`: signs the device in. */
export function signIn({ users, passwords, sessions, signIns, erasure }: SignInDependencies): Router {
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
        throw new InvalidCredentialsError();
      }
      // Checked again: simultaneous wrong guesses may have reached the limit meanwhile.
      await signIns.admit(attempt);
      await signIns.clear(attempt);
      if (user.eraseAt) await erasure.cancel(user._id);
      await sessions.open(req, res, user);
      res.json(presentUser(user));
    },
  );
  return router;
}
