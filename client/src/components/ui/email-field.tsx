import { Field } from './field';

interface Props {
  label?: string;
  /** Sets `autocomplete`: `username` where it signs in. */
  purpose?: 'username' | 'email';
  defaultValue?: string | undefined;
  error?: string | undefined;
}

/** An email address, which no keyboard may capitalise or correct. */
export function EmailField({ label = 'Email', purpose = 'username', defaultValue, error }: Props) {
  return (
    <Field
      label={label}
      name="email"
      type="email"
      autoComplete={purpose}
      autoCapitalize="none"
      spellCheck={false}
      required
      defaultValue={defaultValue}
      error={error}
    />
  );
}
