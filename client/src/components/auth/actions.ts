'use server';

import { redirect } from 'next/navigation';
import { BackendError } from '../../backend/errors';
import { signIn, signOut, signUp } from '../../backend/users';
import { failedFormState } from '../../forms/failed-form-state';
import { textOf, type FormState } from '../../forms/form-state';
import { safePath } from '../../session/paths';
import { storeSession } from '../../session/store-session';

export async function signInAction(_state: FormState, data: FormData): Promise<FormState> {
  return authenticate(signIn, data);
}

export async function signUpAction(_state: FormState, data: FormData): Promise<FormState> {
  return authenticate(signUp, data);
}

export async function signOutAction(): Promise<void> {
  await storeSession(await signOut());
  redirect('/');
}

async function authenticate(request: typeof signIn, data: FormData): Promise<FormState> {
  const email = textOf(data, 'email');
  const next = safePath(data.get('next'));
  try {
    await storeSession(await request({ email, password: textOf(data, 'password') }));
  } catch (error) {
    // The password is left out: it would end up in the page's HTML.
    if (error instanceof BackendError && error.status !== 401) return { values: { email }, errors: error.errors };
    return failedFormState(error, { email }, next);
  }
  redirect(next);
}
