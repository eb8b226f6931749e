import type { Order } from '../../backend/types';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { endReason } from './end-reason';
import { OrderNumber } from './order-number';
import { RefundNote } from './refund-note';

/** A reservation that was cancelled or has expired. */
export function Ended({ order }: { order: Order }) {
  return (
    <section role="status" className="space-y-4">
      <h2 tabIndex={-1} className="text-2xl">
        This reservation has ended
      </h2>
      <p className="text-muted text-pretty">
        {endReason(order)} {order.cancelledBecause !== 'withdrawn' && 'The ticket goes back on sale.'}
        {!order.refund && ' If a payment was still under way, you get all of it back without doing anything.'}
      </p>
      {order.refund && <RefundNote refund={order.refund} />}
      <OrderNumber id={order.id} />
      <p className="flex flex-wrap gap-3 pt-2">
        <Link href={`/tickets/${order.ticket.id}`} className={buttonClass()}>
          See if it’s still there
        </Link>
        <Link href="/" className={buttonClass('secondary')}>
          Other tickets
        </Link>
      </p>
    </section>
  );
}
