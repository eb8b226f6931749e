import { useId, type ComponentProps, type ReactNode } from 'react';

interface Props extends ComponentProps<'input'> {
  label: string;
  hint?: ReactNode;
  error?: string;
}

const input =
  'min-h-12 w-full rounded-control border border-control bg-surface px-3.5 text-base text-ink placeholder:text-muted aria-invalid:border-danger aria-invalid:border-2';

/** A labelled input with its hint, and with its error beside it. */
export function Field({ label, hint, error, className = '', ...rest }: Props) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={hintId} className="mb-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={[errorId, hintId].filter(Boolean).join(' ') || undefined}
        className={input}
        {...rest}
      />
      {error && (
        <p id={errorId} className="mt-1.5 font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
