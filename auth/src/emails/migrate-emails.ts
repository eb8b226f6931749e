import { isDuplicateKey, type ServiceContext } from '@ticketing/common';
import type { UserModel } from '../models/user';
import { normaliseEmail } from './email';

/** Any other email has been stored in its present form from the first. */
const WITH_OTHERS_THAN_ASCII = /[^\x20-\x7e]/;

/**
 * Brings emails that were stored before there was a form for domains into that form, so that the unique index sees them. Where
 * another account has that email already, both stay as they are, and both passwords sign in.
 */
export async function migrateEmails(users: UserModel, logger: ServiceContext['logger']): Promise<void> {
  for await (const { _id, email: stored } of users.find({ email: WITH_OTHERS_THAN_ASCII }, { email: 1 }).lean()) {
    const email = normaliseEmail(stored);
    if (email === stored) continue;
    try {
      await users.updateOne({ _id, email: stored }, { $set: { email } });
    } catch (error) {
      if (!isDuplicateKey(error, 'email')) throw error;
      logger.warn({ userId: _id }, 'another account has the same email in its present form');
    }
  }
}
