import { ForbiddenError } from '@ticketing/common';

/** 403: the account has been revoked. Only whoever knows its password is told. */
export class RevokedAccountError extends ForbiddenError {
  constructor() {
    super('This account has been revoked');
  }
}
