import { NotAuthenticatedError, retryConflicts } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import type { UserDocument, UserModel } from '../models/user';

/**
 * Applies a transition to an account and stores it with its event. After a version conflict the account is loaded and the
 * transition applied again.
 *
 * @param transition calls one of the account's methods; it may run several times
 * @throws NotAuthenticatedError when the account no longer exists
 * @throws VersionError when each of many tries meets a version conflict
 */
export type ChangeUser = (
  id: string | Types.ObjectId,
  transition: (user: UserDocument) => void,
) => Promise<UserDocument>;

/** As many requests may change one account at once, and one of them succeeds in each round. */
const TRIES = 50;

export function changeUser(users: UserModel, outbox: Pick<Outbox, 'save'>): ChangeUser {
  return (id, transition) =>
    retryConflicts(TRIES, async () => {
      const user = await users.findById(id);
      if (!user) throw new NotAuthenticatedError();
      transition(user);
      return outbox.save(user);
    });
}
