import type { FormAction } from '../../forms/form-state';
import { ConfirmForm } from '../ui/confirm-form';

interface Props {
  /** Already bound to the ticket. */
  action: FormAction;
  /** The ticket's, which makes the popover's id unique on a page. */
  id: string;
  /** Names the ticket for screen readers where a page has several. */
  title?: string;
}

/** Takes a ticket off the market after a question. */
export function WithdrawForm({ action, id, title }: Props) {
  return (
    <ConfirmForm
      action={action}
      id={`withdraw-${id}`}
      label={<>Withdraw{title !== undefined && <span className="sr-only"> {title}</span>}</>}
      title="Withdraw it?"
      text="What isn’t sold leaves the market for good. To sell it later, you list it again."
      yes="Yes, withdraw it"
      keep="Leave it on sale"
    />
  );
}
