import { NotFoundError, pathId } from '@ticketing/common';
import type { Request } from 'express';
import type { UserDocument, UserModel } from '../models/user';

/**
 * The user whom the path names.
 *
 * @throws NotFoundError when there is none
 */
export async function findUser(users: UserModel, req: Request): Promise<UserDocument> {
  const user = await users.findById(pathId(req));
  if (!user) throw new NotFoundError();
  return user;
}
