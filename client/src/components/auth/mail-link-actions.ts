'use server';

import { redirect } from 'next/navigation';
import { requestPasswordReset, resetPassword, verifyEmail } from '../../backend/users';
import { failedFormState } from '../../forms/failed-form-state';
import { textOf, type FormState } from '../../forms/form-state';
import { storeSession } from '../../session/store-session';

export async function forgotPasswordAction(_state: FormState, data: FormData): Promise<FormState> {
  const email = textOf(data, 'email');
  try {
    await requestPasswordReset(email);
  } catch (error) {
    return failedFormState(error, { email }, '/auth/forgot');
  }
  redirect('/auth/forgot?sent=yes');
}

export async function resetPasswordAction(_state: FormState, data: FormData): Promise<FormState> {
  try {
    await resetPassword({ token: textOf(data, 'token'), password: textOf(data, 'password') });
  } catch (error) {
    return failedFormState(error, {}, '/auth/forgot');
  }
  redirect('/auth/signin?reason=reset');
}

export async function verifyEmailAction(_state: FormState, data: FormData): Promise<FormState> {
  try {
    await storeSession(await verifyEmail(textOf(data, 'token')));
  } catch (error) {
    return failedFormState(error, {}, '/auth/verify');
  }
  redirect('/auth/verify?done=yes');
}
