'use client';

import { useEffect } from 'react';
import type { FormAction } from '../../forms/form-state';
import { FormMessages } from '../../forms/form-messages';
import { markInterrupted } from '../../forms/form-draft';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { EmailField } from '../ui/email-field';
import { PasswordField } from '../ui/password-field';

interface Props {
  action: FormAction;
  label: string;
  /** Redirect target after signing in. */
  next: string;
  /** Sets `autocomplete`, so that password managers fill in or generate a password. */
  passwordPurpose: 'current-password' | 'new-password';
  passwordHint?: string;
}

const FIELDS = ['email', 'password'] as const;

export function CredentialsForm({ action, label, next, passwordPurpose, passwordHint }: Props) {
  const { formProps, pending, values, errorOf, messages } = useForm(action, FIELDS);
  // Lets the form that required the sign-in restore its input afterwards.
  useEffect(() => markInterrupted(next.split('?', 1)[0] ?? next), [next]);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessages messages={messages} />
      <input type="hidden" name="next" value={next} />
      <EmailField defaultValue={values.email} error={errorOf('email')} />
      <PasswordField purpose={passwordPurpose} hint={passwordHint} error={errorOf('password')} />
      <Button pending={pending} className="w-full">
        {label}
      </Button>
    </form>
  );
}
