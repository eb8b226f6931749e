'use client';

import { useState, useSyncExternalStore } from 'react';
import { Field } from './field';

interface Props {
  label?: string;
  name?: string;
  /** Sets `autocomplete`, so that password managers fill in or generate a password. */
  purpose: 'current-password' | 'new-password';
  hint?: string;
  error?: string | undefined;
}

const never = () => () => undefined;

/** A password that can be shown. It is kept when the form comes back with an error, in the browser's memory alone. */
export function PasswordField({ label = 'Password', name = 'password', purpose, hint, error }: Props) {
  // Controlled: the browser would reset the field after the submission.
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const toggle = (
    <button
      type="button"
      onClick={() => setShown(!shown)}
      className="ms-2 min-h-12 min-w-18 flex-none rounded-control whitespace-nowrap border border-control px-3 font-semibold hover:bg-sunken"
    >
      {shown ? 'Hide' : 'Show'}
      <span className="sr-only"> what is typed</span>
    </button>
  );
  return (
    <Field
      label={label}
      name={name}
      type={shown ? 'text' : 'password'}
      autoComplete={purpose}
      autoCapitalize="none"
      spellCheck={false}
      required
      value={password}
      onChange={({ target }) => setPassword(target.value)}
      hint={hint}
      {...(error !== undefined && { error })}
      suffix={hasScript && toggle}
    />
  );
}
