'use client';

import { useRef, type ToggleEvent } from 'react';
import { FormMessages } from '../../forms/form-messages';
import type { FormAction } from '../../forms/form-state';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';

const POPOVER = 'cancel';

/**
 * Asks for confirmation in a native popover, which works without JavaScript.
 *
 * @param action already bound to the order
 */
export function CancelForm({ action }: { action: FormAction }) {
  const { formProps, pending, messages } = useForm(action, []);
  const keep = useRef<HTMLButtonElement>(null);
  const onToggle = ({ newState }: ToggleEvent) => {
    if (newState === 'open') keep.current?.focus();
  };
  return (
    <div className="text-center">
      <Button type="button" look="quiet" popoverTarget={POPOVER}>
        Cancel the reservation
      </Button>
      <div
        id={POPOVER}
        popover="auto"
        role="dialog"
        aria-labelledby={`${POPOVER}-question`}
        onToggle={onToggle}
        className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-6 text-start text-ink shadow-2xl backdrop:bg-shade"
      >
        <h2 id={`${POPOVER}-question`} className="text-2xl">
          Cancel this reservation?
        </h2>
        <p className="mt-3 mb-6 text-muted">The ticket goes back on sale at once, and others can take it.</p>
        <form {...formProps} className="space-y-4">
          <FormMessages messages={messages} />
          <div className="flex flex-wrap gap-3">
            <Button pending={pending}>Yes, cancel it</Button>
            <Button ref={keep} type="button" look="secondary" popoverTarget={POPOVER} popoverTargetAction="hide">
              Keep it
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}
