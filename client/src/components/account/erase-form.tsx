'use client';

import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { PasswordField } from '../ui/password-field';
import { eraseAccountAction } from './actions';

export function EraseForm() {
  const { formProps, pending, errorOf, messages } = useForm(eraseAccountAction, ['password']);
  return (
    <form {...formProps} className="max-w-md space-y-5">
      <FormMessages messages={messages} />
      <PasswordField label="Password to confirm" purpose="current-password" error={errorOf('password')} />
      <Button pending={pending} look="secondary">
        Delete my account
      </Button>
    </form>
  );
}
