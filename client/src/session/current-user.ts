import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { SessionUser } from '../backend/types';
import { readSessionToken } from './session-token';
import { signInPath } from './paths';

/** The signed-in user. An expired session has already been renewed by the proxy. */
export async function currentUser(): Promise<SessionUser | undefined> {
  const token = readSessionToken((await cookies()).get('session')?.value);
  return token && { id: token.id, email: token.email, verified: token.verified };
}

/** Redirects to the sign-in page, and from there back to `path`, if there is no session. */
export async function requireUser(path: string): Promise<SessionUser> {
  return (await currentUser()) ?? redirect(signInPath(path));
}
