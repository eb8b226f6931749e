import { createConnection, type Connection } from 'mongoose';
import { normaliseEmail } from '../emails/email';
import { findByEmail } from '../emails/find-by-email';
import { userModel } from '../models/user';

const DATABASE_TIMEOUT_MS = 5_000;

/** The exit code and the output of a command. */
export interface CommandResult {
  exitCode: number;
  message: string;
}

/** Makes an existing account an administrator. There is no other way to become one. */
export async function makeAdministrator(mongoUri: string, email: string | undefined): Promise<CommandResult> {
  if (email === undefined || email.trim() === '') {
    return { exitCode: 2, message: 'Whose account? Usage: make-administrator EMAIL' };
  }
  const connection = createConnection(mongoUri, { serverSelectionTimeoutMS: DATABASE_TIMEOUT_MS, autoIndex: false });
  try {
    await connection.asPromise();
    return await promote(connection, normaliseEmail(email));
  } catch (error) {
    return { exitCode: 1, message: `The database cannot be used: ${(error as Error).message}` };
  } finally {
    await connection.close();
  }
}

async function promote(connection: Connection, email: string): Promise<CommandResult> {
  const [user] = await findByEmail(userModel(connection), email);
  if (!user) return { exitCode: 1, message: `There is no account with the email ${email}` };
  user.makeAdministrator();
  await user.save({ w: 'majority', j: true });
  return { exitCode: 0, message: `${email} is an administrator` };
}
