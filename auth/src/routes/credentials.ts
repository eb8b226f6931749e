import { limits, stringField } from '@ticketing/common';
import type { Credentials } from '@ticketing/common/contracts';
import type { Request } from 'express';
import type { ValidationChain } from 'express-validator';
import { hasAsciiDomain, hasAsciiLocalPart, hasInvisible, normaliseEmail } from '../emails/email';

/** The credentials of a request that passed the rules below. */
export const readCredentials = (req: Request): Credentials => req.body as Credentials;

const INVALID = 'Email must be valid';
const INVISIBLE = 'Email must not contain invisible characters';
const NOT_ASCII = 'Email may have only letters without accents, digits and signs before the @';

/** The rule for the email of a new account. */
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

/** The rule for an existing email, which may be older than the rules for new ones. */
export const emailRule = () => valid(stringField('email', 'Email'));

const valid = (field: ValidationChain) =>
  field
    .customSanitizer(normaliseEmail)
    .isLength({ max: limits.email.max })
    .withMessage(`Email must have at most ${limits.email.max} characters`)
    .bail()
    .isEmail()
    .withMessage(INVALID);

/** The rule for a new password. Its length is counted in code points of its NFC form, which is hashed. It is not trimmed. */
export const newPasswordRule = (minLength: number) =>
  stringField('password', 'Password')
    .custom((value: string) => {
      const length = [...value.normalize('NFC')].length;
      return length >= minLength && length <= limits.password.max;
    })
    .withMessage(`Password must have ${minLength} to ${limits.password.max} characters`);

/** The rule for an existing password, which may be older than the rules for new ones. */
export const passwordRule = (field = 'password') =>
  stringField(field, 'Password').notEmpty().withMessage('Password is required');

/** The rule for the token of a link. Whether it is valid is found out when it is used. */
export const tokenRule = () => stringField('token', 'Token').notEmpty().withMessage('Token is required');
