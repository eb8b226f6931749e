'use server';

import { redirect } from 'next/navigation';
import {
  changeEmail,
  changePassword,
  eraseAccount,
  endDevice,
  endOtherDevices,
  requestVerification,
  type SessionCookies,
} from '../../backend/users';
import { failedFormState } from '../../forms/failed-form-state';
import { textOf, type FormState } from '../../forms/form-state';
import { storeSession } from '../../session/store-session';
import type { AccountResult } from './account-results';

const PATH = '/account';

export const verifyAgainAction = async (): Promise<FormState> => change(requestVerification, 'mail');

export async function changeEmailAction(_state: FormState, data: FormData): Promise<FormState> {
  const email = textOf(data, 'email');
  return change(() => changeEmail({ email, password: textOf(data, 'password') }), 'email', { email });
}

export async function changePasswordAction(_state: FormState, data: FormData): Promise<FormState> {
  const body = { current: textOf(data, 'current'), password: textOf(data, 'new') };
  return change(() => changePassword(body), 'password');
}

export const endDeviceAction = async (id: string): Promise<FormState> => change(() => endDevice(id), 'device');

export const endOtherDevicesAction = async (): Promise<FormState> => change(endOtherDevices, 'devices');

export async function eraseAccountAction(_state: FormState, data: FormData): Promise<FormState> {
  try {
    await storeSession(await eraseAccount(textOf(data, 'password')));
  } catch (error) {
    return failedFormState(error, {}, PATH);
  }
  redirect('/auth/signin?reason=leaving');
}

/** Makes a change and shows its result on the account's page. Passwords are left out of what a form gets back. */
async function change(
  request: () => Promise<SessionCookies>,
  result: AccountResult,
  values: FormState['values'] = {},
): Promise<FormState> {
  try {
    await storeSession(await request());
  } catch (error) {
    return failedFormState(error, values, PATH);
  }
  redirect(`${PATH}?done=${result}`);
}
