import 'server-only';
import { headers } from 'next/headers';

/** The public origin of the site, taken from the headers set by the outermost proxy. */
export async function origin(): Promise<URL> {
  const asked = await headers();
  const host = asked.get('x-forwarded-host') ?? asked.get('host') ?? '';
  const protocol = asked.get('x-forwarded-proto')?.split(',')[0] ?? 'http';
  const address = `${protocol}://${host}`;
  return new URL(URL.canParse(address) ? address : 'http://localhost');
}
