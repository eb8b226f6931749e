'use client';

import { FormMessages } from '../../forms/form-messages';
import type { FormAction } from '../../forms/form-state';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';

/** @param action with the order bound to it */
export function CancelForm({ action }: { action: FormAction }) {
  const { formProps, pending, messages } = useForm(action, []);
  return (
    <form {...formProps} className="space-y-3 text-center">
      <FormMessages messages={messages} />
      <Button look="quiet" pending={pending}>
        Cancel the reservation
      </Button>
    </form>
  );
}
