import { InvalidInputError } from '@ticketing/common';

/** 400: the link in a mail is not valid, or no longer. It does not say why: a guesser learns nothing. */
export class InvalidLinkError extends InvalidInputError {
  constructor() {
    super([{ message: 'This link is not valid any more, please ask for a new one', field: 'token' }]);
  }
}
