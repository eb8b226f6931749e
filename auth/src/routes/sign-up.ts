import { InvalidInputError, isDuplicateKey, validate } from '@ticketing/common';
import { insertDocument } from '@ticketing/common/mongo';
import { Router } from 'express';
import { presentUser, type UserModel } from '../models/user';
import type { Passwords } from '../passwords/passwords';
import type { DeviceSessions } from '../sessions/device-sessions';
import type { SignUpThrottle } from '../throttling/sign-up-throttle';
import { newEmailRule, newPasswordRule, readCredentials, type Credentials } from './credentials';

export interface SignUpOptions {
  users: UserModel;
  passwords: Passwords;
  sessions: DeviceSessions;
  passwordMinLength: number;
  signUps: SignUpThrottle;
}

/** `POST /api/users/signup`: makes an account and signs the device in. */
export function signUp(options: SignUpOptions): Router {
  const router = Router();
  const rules = validate(newEmailRule(), newPasswordRule(options.passwordMinLength));
  router.post('/api/users/signup', options.sessions.requireCarriable, rules, async (req, res) => {
    const user = await options.signUps.run(req.ip, () => createUser(options, readCredentials(req)));
    await options.sessions.open(req, res, user);
    res.status(201).json(user);
  });
  return router;
}

async function createUser({ users, passwords }: SignUpOptions, { email, password }: Credentials) {
  // Before it is known whether the email is taken, so that the time does not say so.
  const passwordHash = await passwords.hash(password);
  try {
    return presentUser(await insertDocument(new users({ email, passwordHash })));
  } catch (error) {
    if (!isDuplicateKey(error, 'email')) throw error;
    throw new InvalidInputError([{ message: 'Email is in use', field: 'email' }]);
  }
}
