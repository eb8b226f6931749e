import type { UserDocument, UserModel } from '../models/user';
import { storedForms } from './email';

/**
 * The accounts with an email. Only where one was made before emails had one form can there be two; the one with the present
 * form comes first.
 *
 * @param email in the form that `normaliseEmail` gives
 */
export async function findByEmail(users: UserModel, email: string): Promise<UserDocument[]> {
  const found = await users.find({ email: { $in: storedForms(email) } });
  return found.sort((one) => (one.email === email ? -1 : 1));
}
