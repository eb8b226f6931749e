'use client';

import { FormMessages } from '../../forms/form-messages';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { verifyEmailAction } from './mail-link-actions';

/** Posts the token only when the user says so: a program that follows the links in mails must not use it up. */
export function VerifyForm({ token }: { token: string }) {
  const { formProps, pending, messages } = useForm(verifyEmailAction, []);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessages messages={messages} />
      <input type="hidden" name="token" value={token} />
      <Button pending={pending} className="w-full">
        Yes, this is my email
      </Button>
    </form>
  );
}
