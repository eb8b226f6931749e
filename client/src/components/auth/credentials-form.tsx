'use client';

import { useEffect } from 'react';
import type { FormAction } from '../../forms/form-state';
import { FormMessages } from '../../forms/form-messages';
import { interruptForm } from '../../forms/kept-form';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

interface Props {
  action: FormAction;
  label: string;
  /** Where to go afterwards. */
  next: string;
  /** Lets a password manager decide whether to fill in a password or to generate one. */
  passwordPurpose: 'current-password' | 'new-password';
  passwordHint?: string;
}

const FIELDS = ['email', 'password'] as const;

export function CredentialsForm({ action, label, next, passwordPurpose, passwordHint }: Props) {
  const { formProps, pending, values, errorOf, messages } = useForm(action, FIELDS);
  // What was typed where the sign-in was asked for is there again afterwards.
  useEffect(() => interruptForm(next.split('?', 1)[0] ?? next), [next]);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessages messages={messages} />
      <input type="hidden" name="next" value={next} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={values.email}
        error={errorOf('email')}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete={passwordPurpose}
        required
        hint={passwordHint}
        error={errorOf('password')}
      />
      <Button pending={pending} className="w-full">
        {label}
      </Button>
    </form>
  );
}
