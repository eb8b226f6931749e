'use client';

import type { ReactNode } from 'react';
import { FormMessages } from '../../forms/form-messages';
import type { FormAction } from '../../forms/form-state';
import { useForm } from '../../forms/use-form';
import { Button } from './button';
import { Question } from './question';

interface Props {
  action: FormAction;
  /** Unique on the page. */
  id: string;
  /** On the button that asks. */
  label: ReactNode;
  title: string;
  text: string;
  /** On the buttons that answer. */
  yes: string;
  keep: string;
}

/** A form without fields, which is sent after a question. */
export function ConfirmForm({ action, yes, ...question }: Props) {
  const { formProps, pending, messages } = useForm(action, []);
  return (
    <Question {...question}>
      {(keep) => (
        <form {...formProps} className="space-y-4">
          <FormMessages messages={messages} />
          <div className="flex flex-wrap gap-3">
            <Button pending={pending}>{yes}</Button>
            {keep}
          </div>
        </form>
      )}
    </Question>
  );
}
