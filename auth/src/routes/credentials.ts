import { limits, stringField } from '@ticketing/common';
import type { Request } from 'express';
import type { ValidationChain } from 'express-validator';
import { hasAsciiDomain, hasAsciiLocalPart, hasInvisible, normaliseEmail } from '../emails/email';

export interface Credentials {
  email: string;
  password: string;
}

/** What the rules below let through. */
export const readCredentials = (req: Request): Credentials => req.body as Credentials;

const INVALID = 'Email must be valid';
const INVISIBLE = 'Email must not contain invisible characters';
const NOT_ASCII = 'Email may have only letters without accents, digits and signs before the @';

/** For the email of an account that is to be made. */
export const newEmailRule = () =>
  valid(
    stringField('email', 'Email')
      .custom((value: string) => !hasInvisible(value))
      .withMessage(INVISIBLE)
      .bail()
      .custom(hasAsciiLocalPart)
      .withMessage(NOT_ASCII)
      .bail(),
  )
    .bail()
    .custom(hasAsciiDomain)
    .withMessage(INVALID);

/** For an existing email, which may be older than the present rules. */
export const emailRule = () => valid(stringField('email', 'Email'));

const valid = (field: ValidationChain) =>
  field
    .customSanitizer(normaliseEmail)
    .isLength({ max: limits.email.max })
    .withMessage(`Email must have at most ${limits.email.max} characters`)
    .bail()
    .isEmail()
    .withMessage(INVALID);

/** For a new password; its length is counted in code points, in NFC, in which it is hashed. It is not trimmed. */
export const newPasswordRule = (minLength: number) =>
  stringField('password', 'Password')
    .custom((value: string) => {
      const length = [...value.normalize('NFC')].length;
      return length >= minLength && length <= limits.password.max;
    })
    .withMessage(`Password must have ${minLength} to ${limits.password.max} characters`);

/** For an existing password, which may be older than the present rules. */
export const passwordRule = () => stringField('password', 'Password').notEmpty().withMessage('Password is required');
