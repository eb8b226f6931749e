import type { DatabaseConfig } from '@ticketing/common';
import { withDatabase, type CommandResult } from '@ticketing/common/mongo';
import type { Connection } from 'mongoose';
import { normaliseEmail } from '../emails/email';
import { findByEmail } from '../emails/find-by-email';
import { userModel } from '../models/user';

/** Makes an existing account an administrator. There is no other way to become one. */
export async function makeAdministrator(config: DatabaseConfig, email: string | undefined): Promise<CommandResult> {
  if (email === undefined || email.trim() === '') {
    return { exitCode: 2, message: 'Whose account? Usage: make-administrator EMAIL' };
  }
  return withDatabase(config, (connection) => promote(connection, normaliseEmail(email)));
}

async function promote(connection: Connection, email: string): Promise<CommandResult> {
  const users = userModel(connection);
  const [user] = await findByEmail(users, email);
  if (!user) return { exitCode: 1, message: `There is no account with the email ${email}` };
  // No event reports it: the version stays.
  await users.collection.updateOne(
    { _id: user._id },
    { $set: { administrator: true } },
    { writeConcern: { w: 'majority', j: true } },
  );
  return { exitCode: 0, message: `${email} is an administrator` };
}
