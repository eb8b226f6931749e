import { InvalidInputError, isDuplicateKey, validate } from '@ticketing/common';
import { Router } from 'express';
import type { ChangeUser } from '../accounts/change-user';
import type { MailRequests } from '../accounts/mail-requests';
import { InvalidLinkError } from '../models/invalid-link-error';
import type { MailRequestFields } from '../models/mail-request';
import type { UserDocument, UserModel } from '../models/user';
import { presentUser } from '../presenters/present-user';
import type { DeviceSessions } from '../sessions/device-sessions';
import { tokenRule } from './credentials';

export interface VerificationDependencies {
  users: UserModel;
  change: ChangeUser;
  requests: MailRequests;
  sessions: DeviceSessions;
}

/** `PUT /api/users/verification`: verifies the email that the link was sent to. A new email is in force from then on. */
export function verifyEmail(dependencies: VerificationDependencies): Router {
  const router = Router();
  const { requests, sessions } = dependencies;
  router.put('/api/users/verification', sessions.requireCarriable, validate(tokenRule()), async (req, res) => {
    const { token } = req.body as { token: string };
    const link = await requests.find(token, ['verification', 'email-change']);
    const user = await (link.kind === 'verification' ? verify : changeEmail)(dependencies, link);
    sessions.showChange(req, res, user);
    res.json(presentUser(user));
  });
  return router;
}

/** No event reports it: the version stays. */
async function verify({ users }: VerificationDependencies, { _id, userId, email }: MailRequestFields) {
  const current = { _id: userId, email, usedLinks: { $ne: _id } };
  const update = { $set: { verified: true }, $push: { usedLinks: _id } };
  const { matchedCount } = await users.collection.updateOne(current, update as object);
  const user = matchedCount > 0 && (await users.findById(userId));
  // It was used before, or the email has been changed since.
  if (!user) throw new InvalidLinkError();
  return user;
}

async function changeEmail(
  { change, requests }: VerificationDependencies,
  link: MailRequestFields,
): Promise<UserDocument> {
  try {
    const user = await change(link.userId, (account) => account.changeEmail(link));
    // Those that went to the email before. The change has been stored, whatever becomes of the rest of this request.
    await Promise.allSettled([requests.endAll(user._id, ['verification', 'password-reset', 'email-change'])]);
    return user;
  } catch (error) {
    if (!isDuplicateKey(error, 'email')) throw error;
    throw new InvalidInputError([{ message: 'Email is in use', field: 'email' }]);
  }
}
