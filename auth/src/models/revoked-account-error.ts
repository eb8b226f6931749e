import { ForbiddenError } from '@ticketing/common';

/** 403: the account has been revoked. Thrown only after the password was checked. */
export class RevokedAccountError extends ForbiddenError {
  constructor() {
    super('This account has been revoked');
  }
}
