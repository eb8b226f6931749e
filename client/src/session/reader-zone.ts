import 'server-only';
import { cookies } from 'next/headers';
import { isTimeZone } from '../format/zone';

/** The time zone from the browser's cookie, or UTC. */
export async function readerZone(): Promise<string> {
  const name = (await cookies()).get('zone')?.value;
  return isTimeZone(name) ? name : 'UTC';
}
