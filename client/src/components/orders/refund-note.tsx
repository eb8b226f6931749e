import type { Refund } from '../../backend/types';
import { config } from '../../config';
import { Alert } from '../ui/alert';
import { refundMessage } from './refund-message';

const tones = { due: 'notice', done: 'success', failed: 'danger' } as const;

export function RefundNote({ refund }: { refund: Refund }) {
  return <Alert tone={tones[refund.status]}>{refundMessage(refund, config().CURRENCY)}</Alert>;
}
