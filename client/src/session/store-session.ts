import 'server-only';
import { cookies } from 'next/headers';
import type { SessionCookies } from '../backend/users';
import { parseSetCookie } from './cookies';

/** Passes the session cookies of `auth` on to the browser. */
export async function storeSession(setCookies: SessionCookies): Promise<void> {
  const store = await cookies();
  for (const header of setCookies) store.set(parseSetCookie(header));
}
