import 'server-only';
import { redirect } from 'next/navigation';
import { BackendError, SignedOutError } from '../backend/errors';
import { signInPath } from '../session/paths';
import type { FormState } from './form-state';

/**
 * The form state after an error of the API. Redirects to the sign-in page if the session has ended.
 *
 * @param here the path of the form's page
 */
export function failedFormState(error: unknown, values: FormState['values'], here: string): FormState {
  if (error instanceof SignedOutError) redirect(signInPath(here, 'ended'));
  if (error instanceof BackendError) return { values, errors: error.errors };
  throw error;
}
