'use client';

import { useRef, type ReactNode, type ToggleEvent } from 'react';
import { Button } from './button';

interface Props {
  id: string;
  /** Of the button that asks the question. */
  label: ReactNode;
  title: string;
  text: string;
  /** Of the button that changes nothing, which gets the focus. */
  keep: string;
  children: (keep: ReactNode) => ReactNode;
}

/** Asks for confirmation in a native popover, which works without JavaScript. */
export function Question({ id, label, title, text, keep, children }: Props) {
  const keepButton = useRef<HTMLButtonElement>(null);
  const onToggle = ({ newState }: ToggleEvent) => {
    if (newState === 'open') keepButton.current?.focus();
  };
  return (
    <div className="text-center">
      <Button type="button" look="quiet" popoverTarget={id}>
        {label}
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-question`}
        onToggle={onToggle}
        className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-6 text-start text-ink shadow-2xl backdrop:bg-shade"
      >
        <h2 id={`${id}-question`} className="text-2xl">
          {title}
        </h2>
        <p className="mt-3 mb-6 text-muted">{text}</p>
        {children(
          <Button ref={keepButton} type="button" look="secondary" popoverTarget={id} popoverTargetAction="hide">
            {keep}
          </Button>,
        )}
      </div>
    </div>
  );
}
