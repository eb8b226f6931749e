import type { UserDocument, UserModel } from '../models/user';
import { storedForms } from './email';

/**
 * Finds the accounts with an email. There can be two if one of them was made before emails were normalised; the account
 * with the normalised email comes first.
 *
 * @param email as returned by `normaliseEmail`
 */
export async function findByEmail(users: UserModel, email: string): Promise<UserDocument[]> {
  const found = await users.find({ email: { $in: storedForms(email) } });
  return found.sort((one) => (one.email === email ? -1 : 1));
}
