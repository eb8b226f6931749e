import type { Order } from '../../backend/types';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { sendMailAgainAction } from './actions';
import { MailNote } from './mail-note';
import { OrderNumber } from './order-number';
import { RefundNote } from './refund-note';

interface Props {
  order: Order;
  email: string;
}

export function Confirmation({ order, email }: Props) {
  return (
    <section role="status" className="space-y-4">
      {order.refund && <RefundNote refund={order.refund} />}
      <p className="inline-block rounded-full bg-success-surface px-3 py-1 font-semibold text-success">Paid</p>
      <h2 tabIndex={-1} className="text-3xl">
        {order.quantity === 1 ? 'It’s yours.' : 'They’re yours.'}
      </h2>
      {order.mail ? (
        <MailNote mail={order.mail} action={sendMailAgainAction.bind(null, order.id)} />
      ) : (
        <p className="text-muted">
          The confirmation is on its way to <strong className="break-words text-ink">{email}</strong>.
        </p>
      )}
      <OrderNumber id={order.id} />
      <p className="flex flex-wrap gap-3 pt-2">
        <Link href="/orders" className={buttonClass('secondary')}>
          All my orders
        </Link>
        <Link href="/" className={buttonClass('secondary')}>
          More tickets
        </Link>
      </p>
    </section>
  );
}
