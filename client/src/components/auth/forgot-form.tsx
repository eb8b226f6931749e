'use client';

import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { EmailField } from '../ui/email-field';
import { forgotPasswordAction } from './mail-link-actions';

export function ForgotForm() {
  const { formProps, pending, values, errorOf, messages } = useForm(forgotPasswordAction, ['email']);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessages messages={messages} />
      <EmailField defaultValue={values.email} error={errorOf('email')} />
      <Button pending={pending} className="w-full">
        Send me a link
      </Button>
    </form>
  );
}
