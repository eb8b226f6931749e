import type { Order } from '../../backend/types';

export function endReason({ cancelledBecause }: Pick<Order, 'cancelledBecause'>): string {
  switch (cancelledBecause) {
    case 'buyer':
      return 'You cancelled it.';
    case 'expired':
      return 'The time to pay ran out.';
    case 'withdrawn':
      return 'The seller withdrew the ticket.';
    default:
      return 'It was cancelled, or its time ran out.';
  }
}
