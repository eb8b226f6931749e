import { NotFoundError, pathId } from '@ticketing/common';
import type { Request } from 'express';
import type { UserDocument, UserModel } from '../models/user';

/**
 * Finds the user whose id is in the path.
 *
 * @throws NotFoundError when there is none
 */
export async function findUser(users: UserModel, req: Request): Promise<UserDocument> {
  const user = await users.findById(pathId(req));
  if (!user) throw new NotFoundError();
  return user;
}
