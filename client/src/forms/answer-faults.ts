import 'server-only';
import { redirect } from 'next/navigation';
import { BackendError, SignedOutError } from '../backend/errors';
import { signInPath } from '../session/paths';
import type { FormState } from './form-state';

/**
 * The form again, with what was typed and what the backend said against it. A user who is no longer signed in goes to
 * do so first.
 *
 * @param here the page that the form is on
 */
export function answerFaults(error: unknown, values: FormState['values'], here: string): FormState {
  if (error instanceof SignedOutError) redirect(signInPath(here, 'ended'));
  if (error instanceof BackendError) return { values, faults: error.faults };
  throw error;
}
