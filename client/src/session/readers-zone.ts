import 'server-only';
import { cookies } from 'next/headers';
import { isTimeZone } from '../format/zone';

/** The reader's time zone, which the browser tells in a cookie; UTC until it has. */
export async function readersZone(): Promise<string> {
  const name = (await cookies()).get('zone')?.value;
  return isTimeZone(name) ? name : 'UTC';
}
