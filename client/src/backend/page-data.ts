import 'server-only';
import { redirect } from 'next/navigation';
import { signInPath } from '../session/paths';
import { BackendError, SignedOutError } from './errors';

/** Returned by `pageData` when a service is unavailable. */
export const OUTAGE = Symbol('outage');

/**
 * Loads the data of a page. Returns `OUTAGE` instead of throwing, because Next answers an exception with a page that is empty
 * without JavaScript.
 *
 * @param path the page's own path, to return to after signing in
 * @param instead redirect target when the API rejects the parameters with 400
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
