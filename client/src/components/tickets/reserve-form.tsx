'use client';

import { FormMessages } from '../../forms/form-messages';
import type { FormAction } from '../../forms/form-state';
import { useForm } from '../../forms/use-form';
import { Button } from '../ui/button';

/** @param action already bound to the ticket */
export function ReserveForm({ action }: { action: FormAction }) {
  const { formProps, pending, messages } = useForm(action, []);
  return (
    <form {...formProps} className="space-y-4">
      <FormMessages messages={messages} />
      <Button pending={pending} className="w-full text-lg">
        Reserve
      </Button>
    </form>
  );
}
