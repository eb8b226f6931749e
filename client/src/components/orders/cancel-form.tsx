import type { FormAction } from '../../forms/form-state';
import { ConfirmForm } from '../ui/confirm-form';

/** Cancels a reservation after a question. @param action already bound to the order */
export function CancelForm({ action }: { action: FormAction }) {
  return (
    <ConfirmForm
      action={action}
      id="cancel"
      label="Cancel the reservation"
      title="Cancel this reservation?"
      text="The ticket goes back on sale at once, and others can take it."
      yes="Yes, cancel it"
      keep="Keep it"
    />
  );
}
