import type { ComponentProps } from 'react';

type Look = 'primary' | 'secondary' | 'quiet';

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-5 py-2 text-center font-semibold no-underline transition-colors disabled:opacity-60';

const looks: Record<Look, string> = {
  // The transparent border becomes visible in forced-colors mode, where backgrounds are dropped.
  primary: 'border border-transparent bg-accent text-on-accent hover:bg-accent-deep',
  secondary: 'border border-control bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink underline decoration-line decoration-2 underline-offset-4 hover:decoration-ink',
};

/** For links styled as buttons. */
export const buttonClass = (look: Look = 'primary', extra = ''): string => `${shape} ${looks[look]} ${extra}`;

interface Props extends ComponentProps<'button'> {
  look?: Look;
  /** Shows a spinner and ignores further clicks. */
  pending?: boolean;
}

export function Button({ look = 'primary', pending = false, className, onClick, children, ...rest }: Props) {
  // `aria-disabled` rather than `disabled`, which would drop the keyboard focus.
  return (
    <button
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={buttonClass(look, className)}
      {...rest}
    >
      {pending && (
        <span
          aria-hidden
          className="size-4 rounded-full border-2 border-current border-e-transparent motion-safe:animate-spin"
        />
      )}
      {children}
      {/* Visible too where reduced motion stops the spinner. */}
      {pending && ' …'}
    </button>
  );
}
