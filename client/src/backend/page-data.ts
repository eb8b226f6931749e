import 'server-only';
import { redirect } from 'next/navigation';
import { signInPath } from '../session/paths';
import { BackendError, SignedOutError } from './errors';

/** In the place of data that can't be had right now. */
export const OUTAGE = Symbol('outage');

/**
 * What a page shows, or `OUTAGE`: a page that throws is sent as an empty one, which only scripts would fill.
 *
 * @param path the page's own, to come back to after signing in
 * @param instead where to go when the address asks for what can't be: a made-up cursor, say
 */
export async function pageData<T>(work: Promise<T>, path: string, instead = path): Promise<T | typeof OUTAGE> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SignedOutError) redirect(signInPath(path, 'ended'));
    if (error instanceof BackendError && error.isOutage) return OUTAGE;
    if (error instanceof BackendError && error.status === 400 && instead !== path) redirect(instead);
    throw error;
  }
}
