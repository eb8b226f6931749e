import type { Order } from '../../backend/types';
import { TimeLeft } from './time-left';

const badge = 'rounded-full px-3 py-1 text-sm font-semibold';

export function OrderState({ order, serverNow }: { order: Order; serverNow: number }) {
  switch (order.status) {
    case 'complete':
      return (
        <span className={`${badge} bg-success-surface text-success`}>
          {order.refund?.status === 'done' ? 'Paid, refunded' : 'Paid'}
        </span>
      );
    case 'cancelled':
      return <span className={`${badge} bg-sunken text-ink`}>Cancelled</span>;
    default:
      return (
        <span className={`${badge} bg-notice-surface`}>
          Reserved, <TimeLeft expiresAt={order.expiresAt} serverNow={serverNow} />
        </span>
      );
  }
}
