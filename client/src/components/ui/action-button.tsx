'use client';

import type { ReactNode } from 'react';
import { FormMessages } from '../../forms/form-messages';
import type { FormAction } from '../../forms/form-state';
import { useForm } from '../../forms/use-form';
import { Button } from './button';

interface Props {
  action: FormAction;
  /** For screen readers, where the words on the button do not stand alone. */
  label?: string;
  children: ReactNode;
}

/** A form that is a button alone. */
export function ActionButton({ action, label, children }: Props) {
  const { formProps, pending, messages } = useForm(action, []);
  return (
    <form {...formProps} className="space-y-3">
      <FormMessages messages={messages} />
      <Button pending={pending} look="secondary" {...(label !== undefined && { 'aria-label': label })}>
        {children}
      </Button>
    </form>
  );
}
