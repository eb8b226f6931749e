import type { SessionUser, User } from '@ticketing/common/contracts';
import type { UserDocument } from '../models/user';

/** A user as the API shows them. */
export const presentUser = ({ _id, email }: Pick<UserDocument, '_id' | 'email'>): User => ({
  id: _id.toHexString(),
  email,
});

/** A user as a session has them. */
export const presentSessionUser = (
  user: Pick<UserDocument, '_id' | 'email' | 'verified' | 'administrator'>,
): SessionUser => ({
  ...presentUser(user),
  verified: user.verified,
  ...(user.administrator && { administrator: true }),
});
