import type { User } from '@ticketing/common/contracts';
import type { Types } from 'mongoose';

/** A user as the API shows them. */
export const presentUser = ({ _id, email }: { _id: Types.ObjectId; email: string }): User => ({
  id: _id.toHexString(),
  email,
});
