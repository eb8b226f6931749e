import type { UserModel } from './user';

/** Makes aggregates of the accounts that an earlier version stored: they had no version, and raised no events. */
export async function migrateUsers(users: UserModel): Promise<void> {
  const added = { version: 0, outbox: [], verified: false, sessionEpoch: 0 };
  await users.collection.updateMany({ version: { $exists: false } }, { $set: added });
}
