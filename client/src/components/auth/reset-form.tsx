'use client';

import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { PasswordField } from '../ui/password-field';
import { resetPasswordAction } from './mail-link-actions';

export function ResetForm({ token, passwordHint }: { token: string; passwordHint: string }) {
  const { formProps, pending, errorOf, messages } = useForm(resetPasswordAction, ['password']);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessages messages={messages} />
      <input type="hidden" name="token" value={token} />
      <PasswordField label="New password" purpose="new-password" hint={passwordHint} error={errorOf('password')} />
      <Button pending={pending} className="w-full">
        Save the new password
      </Button>
    </form>
  );
}
