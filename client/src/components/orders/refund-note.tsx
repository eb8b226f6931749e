import type { Refund } from '../../backend/types';
import { config } from '../../config';
import { formatPrice, fromMinorUnits } from '../../format/price';
import { Alert } from '../ui/alert';

/** What becomes of the money that goes back. */
export function RefundNote({ refund }: { refund: Refund }) {
  const amount = formatPrice(fromMinorUnits(refund.amount), config().CURRENCY);
  switch (refund.status) {
    case 'done':
      return <Alert tone="success">We returned {amount} to your card. Banks take some days to show it.</Alert>;
    case 'failed':
      return (
        <Alert tone="danger">
          Your bank did not take {amount} back. We know of it, and return the money to you in another way.
        </Alert>
      );
    default:
      return (
        <Alert tone="notice">{amount} is on its way back to your card. There is nothing that you have to do.</Alert>
      );
  }
}
