import { limits, stringField } from '@ticketing/common';
import type { Request } from 'express';
import { normaliseEmail } from '../models/user';

export interface Credentials {
  email: string;
  password: string;
}

/** What the rules below let through. */
export const readCredentials = (req: Request): Credentials => req.body as Credentials;

export const emailRule = () =>
  stringField('email', 'Email')
    .customSanitizer(normaliseEmail)
    .isLength({ max: limits.email.max })
    .withMessage(`Email must have at most ${limits.email.max} characters`)
    .bail()
    .isEmail()
    .withMessage('Email must be valid');

/** For a new password; it is taken as it is, and its length is counted in code points. */
export const newPasswordRule = (minLength: number) =>
  stringField('password', 'Password')
    .custom((value: string) => {
      const length = [...value].length;
      return length >= minLength && length <= limits.password.max;
    })
    .withMessage(`Password must have ${minLength} to ${limits.password.max} characters`);

/** For an existing password, which may be older than the present rules. */
export const passwordRule = () => stringField('password', 'Password').notEmpty().withMessage('Password is required');
