import { isDuplicateKey, type ServiceContext } from '@ticketing/common';
import type { UserModel } from '../models/user';
import { normaliseEmail } from './email';

/** Emails in ASCII were always stored in the present form. */
const WITH_OTHERS_THAN_ASCII = /[^\x20-\x7e]/;

/**
 * Normalises emails that were stored before domains were, so that the unique index covers them. When another account has the
 * normalised email, both accounts stay as they are, and each signs in with its own password.
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
