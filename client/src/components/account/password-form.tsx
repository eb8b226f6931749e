'use client';

import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { PasswordField } from '../ui/password-field';
import { changePasswordAction } from './actions';

/** @param email for password managers, which ask whose password it is */
export function PasswordForm({ email, hint }: { email: string; hint: string }) {
  const { formProps, pending, errorOf, messages } = useForm(changePasswordAction, ['current', 'password']);
  return (
    <form {...formProps} className="max-w-md space-y-5">
      <FormMessages messages={messages} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField label="Present password" name="current" purpose="current-password" error={errorOf('current')} />
      <PasswordField label="New password" name="new" purpose="new-password" hint={hint} error={errorOf('password')} />
      <Button pending={pending} look="secondary">
        Change the password
      </Button>
    </form>
  );
}
