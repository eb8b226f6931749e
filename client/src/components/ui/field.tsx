import { useId, type ComponentProps, type ReactNode } from 'react';

interface Props extends ComponentProps<'input'> {
  label: string;
  hint?: ReactNode;
  error?: string;
  /** Shown before the input, hidden from screen readers; the label has to include it. */
  prefix?: string;
  /** Shown after the input. */
  suffix?: ReactNode;
}

const input =
  'min-h-12 w-full min-w-0 rounded-control border border-control bg-surface px-3.5 text-base text-ink placeholder:text-muted aria-invalid:border-danger aria-invalid:border-2';
const before = 'grid place-items-center rounded-s-control border border-e-0 border-control bg-sunken px-3.5 text-muted';

/** A labelled input with a hint and an error message. */
export function Field({ label, hint, error, prefix, suffix, className = '', ...rest }: Props) {
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
      <div className="flex">
        {prefix && (
          <span aria-hidden className={before}>
            {prefix}
          </span>
        )}
        <input
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={[errorId, hintId].filter(Boolean).join(' ') || undefined}
          className={prefix ? `${input} rounded-s-none` : input}
          {...rest}
        />
        {suffix}
      </div>
      {error && (
        <p id={errorId} className="mt-1.5 font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
