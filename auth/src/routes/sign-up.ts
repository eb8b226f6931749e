import { InvalidInputError, isDuplicateKey, validate } from '@ticketing/common';
import type { Credentials } from '@ticketing/common/contracts';
import type { Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import type { AccountMails } from '../accounts/account-mails';
import type { UserDocument, UserModel } from '../models/user';
import { presentUser } from '../presenters/present-user';
import type { Passwords } from '../passwords/passwords';
import type { DeviceSessions } from '../sessions/device-sessions';
import type { SignUpThrottle } from '../throttling/sign-up-throttle';
import { newEmailRule, newPasswordRule, readCredentials } from './credentials';

export interface SignUpDependencies {
  users: UserModel;
  outbox: Outbox;
  mails: AccountMails;
  passwords: Passwords;
  sessions: DeviceSessions;
  passwordMinLength: number;
  signUps: SignUpThrottle;
}

/** `POST /api/users/signup`: makes an account and signs the device in. */
export function signUp(dependencies: SignUpDependencies): Router {
  const router = Router();
  const rules = validate(newEmailRule(), newPasswordRule(dependencies.passwordMinLength));
  router.post('/api/users/signup', dependencies.sessions.requireCarriable, rules, async (req, res) => {
    const user = await dependencies.signUps.run(req.ip, () => createUser(dependencies, readCredentials(req)));
    await dependencies.mails.welcome(user);
    await dependencies.sessions.open(req, res, user);
    res.status(201).json(presentUser(user));
  });
  return router;
}

async function createUser(
  { users, outbox, passwords }: SignUpDependencies,
  { email, password }: Credentials,
): Promise<UserDocument> {
  // Hashed first, so that the time of the answer does not reveal whether the email is taken.
  const passwordHash = await passwords.hash(password);
  try {
    const user = new users({ email, passwordHash });
    user.register();
    return await outbox.save(user);
  } catch (error) {
    if (!isDuplicateKey(error, 'email')) throw error;
    throw new InvalidInputError([{ message: 'Email is in use', field: 'email' }]);
  }
}
