import { mutate } from '../../../mutants/mutate';

// No refund is made.
mutate(['payments'], 'payments/dist/refunds/refund-service', ({ RefundService }) => {
  RefundService.prototype.request = () => Promise.resolve();
});
