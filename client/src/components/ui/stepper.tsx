'use client';

import { useId, useRef } from 'react';

interface Props {
  label: string;
  hint?: string;
  name: string;
  min: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
  error?: string;
}

const button =
  'grid size-12 place-items-center border border-control bg-surface text-2xl leading-none hover:bg-sunken disabled:text-muted disabled:opacity-60';

/** A number input with buttons for one less and one more. Screen readers get its label, value and bounds. */
export function Stepper({ label, hint, name, min, max, value, onChange, error }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const step = (change: number) => {
    const next = Math.min(max, Math.max(min, value + change));
    onChange(next);
    // At a bound the button is disabled, and would lose the focus to nowhere.
    if (next === min || next === max) input.current?.focus();
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      <div className="flex">
        <button
          type="button"
          aria-label="One less"
          disabled={value <= min}
          onClick={() => step(-1)}
          className={`${button} rounded-s-control`}
        >
          −
        </button>
        <input
          ref={input}
          id={id}
          name={name}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={Number.isNaN(value) ? '' : value}
          onChange={({ target }) => onChange(target.valueAsNumber)}
          aria-invalid={error ? true : undefined}
          aria-describedby={[error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined}
          className="h-12 w-16 border-y border-control bg-surface text-center text-base [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
        />
        <button
          type="button"
          aria-label="One more"
          disabled={value >= max}
          onClick={() => step(1)}
          className={`${button} rounded-e-control`}
        >
          +
        </button>
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
