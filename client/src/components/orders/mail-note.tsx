import type { OrderMail } from '../../backend/types';
import type { FormAction } from '../../forms/form-state';
import { ActionButton } from '../ui/action-button';
import { Alert } from '../ui/alert';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { mailMessage } from './mail-message';

interface Props {
  mail: OrderMail;
  /** Already bound to the order. */
  action: FormAction;
}

/**
 * What became of the confirmation. The button stays after it was used, and keeps the focus; the message beside it is
 * announced when it changes.
 */
export function MailNote({ mail, action }: Props) {
  return (
    <div className="space-y-3">
      <Alert tone="notice">
        <p className="wrap-anywhere">{mailMessage(mail)}</p>
      </Alert>
      <div className="flex flex-wrap items-start gap-3">
        <ActionButton action={action}>Send again</ActionButton>
        <Link href="/account" className={buttonClass('secondary')}>
          Change your email
        </Link>
      </div>
    </div>
  );
}
