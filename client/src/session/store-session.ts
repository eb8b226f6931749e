import 'server-only';
import { cookies } from 'next/headers';
import type { SessionCookies } from '../backend/users';
import { parseSetCookie } from './cookies';

/** Hands the cookies with which `auth` began or ended a session on to the browser. */
export async function storeSession(setCookies: SessionCookies): Promise<void> {
  const store = await cookies();
  for (const header of setCookies) store.set(parseSetCookie(header));
}
