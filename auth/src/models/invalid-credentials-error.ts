import { InvalidInputError } from '@ticketing/common';

/** 400: a wrong email or a wrong password; it does not say which. */
export class InvalidCredentialsError extends InvalidInputError {
  constructor() {
    super([{ message: 'Invalid credentials' }]);
  }
}
