import { InvalidInputError, NotAuthenticatedError, sessionUser } from '@ticketing/common';
import type { Request } from 'express';
import { RevokedAccountError } from '../models/revoked-account-error';
import type { UserDocument, UserModel } from '../models/user';
import type { Passwords } from '../passwords/passwords';
import type { SignInThrottle } from '../throttling/sign-in-throttle';

export interface PasswordConfirmation {
  users: UserModel;
  passwords: Passwords;
  signIns: SignInThrottle;
}

/** 400: the password in a field of the body is not the account's. */
export const wrongPassword = (field: string) =>
  new InvalidInputError([{ message: 'This is not your password', field }]);

/**
 * Finds the account of the session and checks that whoever has the session knows its password. A wrong password counts as a
 * failed sign-in.
 *
 * @param field of the body that has the password
 * @throws InvalidInputError when the password is wrong
 * @throws TooManyRequestsError when too many were wrong
 * @throws RevokedAccountError, NotAuthenticatedError when the account has been revoked, or is gone
 */
export async function confirmPassword(
  { users, passwords, signIns }: PasswordConfirmation,
  req: Request,
  field = 'password',
): Promise<UserDocument> {
  const user = await users.findById(sessionUser(req).id);
  if (!user) throw new NotAuthenticatedError();
  const attempt = { email: user.email, ip: req.ip };
  await signIns.admit(attempt);
  const password = (req.body as Record<string, string>)[field] ?? '';
  if (!(await passwords.verify(password, user.passwordHash))) {
    await signIns.countFailure(attempt);
    throw wrongPassword(field);
  }
  // Checked again: simultaneous wrong guesses may have reached the limit meanwhile.
  await signIns.admit(attempt);
  await signIns.clear(attempt);
  if (user.revoked) throw new RevokedAccountError();
  return user;
}
