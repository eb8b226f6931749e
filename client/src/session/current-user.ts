import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { User } from '../backend/types';
import { readSessionToken } from './session-token';
import { signInPath } from './paths';

/** The user whom the session's cookie names. The proxy has renewed it when it was about to expire. */
export async function currentUser(): Promise<User | undefined> {
  const token = readSessionToken((await cookies()).get('session')?.value);
  return token && { id: token.id, email: token.email };
}

/** For pages that need a user: a visitor signs in first, and comes back to `path`. */
export async function requireUser(path: string): Promise<User> {
  return (await currentUser()) ?? redirect(signInPath(path));
}
