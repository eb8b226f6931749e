import type { Refund } from '../../backend/types';
import { formatPrice, fromMinorUnits } from '../../format/price';

export function refundMessage({ status, amount }: Pick<Refund, 'status' | 'amount'>, currency: string): string {
  const money = formatPrice(fromMinorUnits(amount), currency);
  switch (status) {
    case 'done':
      return `We returned ${money} to your card. Your bank may take some days to show it.`;
    case 'failed':
      return `Your bank did not take ${money} back. We will get in touch with you to return it in another way.`;
    default:
      return `${money} is on its way back to your card. You don’t have to do anything.`;
  }
}
