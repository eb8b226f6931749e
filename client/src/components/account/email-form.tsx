'use client';

import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { EmailField } from '../ui/email-field';
import { PasswordField } from '../ui/password-field';
import { changeEmailAction } from './actions';

export function EmailForm() {
  const { formProps, pending, values, errorOf, messages } = useForm(changeEmailAction, ['email', 'password']);
  return (
    <form {...formProps} className="max-w-md space-y-5">
      <FormMessages messages={messages} />
      <EmailField label="New email" purpose="email" defaultValue={values.email} error={errorOf('email')} />
      <PasswordField label="Your password" purpose="current-password" error={errorOf('password')} />
      <Button pending={pending} look="secondary">
        Change the email
      </Button>
    </form>
  );
}
