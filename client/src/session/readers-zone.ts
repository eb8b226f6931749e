import 'server-only';
import { cookies } from 'next/headers';
import { isTimeZone } from '../format/zone';

/** The reader's time zone, from the cookie that the browser sets; UTC without one. */
export async function readersZone(): Promise<string> {
  const name = (await cookies()).get('zone')?.value;
  return isTimeZone(name) ? name : 'UTC';
}
