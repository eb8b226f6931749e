import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { User } from '../backend/types';
import { readSessionToken } from './session-token';
import { signInPath } from './paths';

/** Whoever the session's cookie names. The proxy has renewed it where it was about to expire. */
export async function currentUser(): Promise<User | undefined> {
  const token = readSessionToken((await cookies()).get('session')?.value);
  return token && { id: token.id, email: token.email };
}

/** For pages that are somebody's: whoever is not signed in goes to do so, and comes back to `path`. */
export async function requireUser(path: string): Promise<User> {
  return (await currentUser()) ?? redirect(signInPath(path));
}
