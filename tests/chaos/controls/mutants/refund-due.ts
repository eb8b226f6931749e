import { mutate } from '../../../mutants/mutate';

// No refund is made.
mutate(['payments'], 'payments/dist/charging/refunding', ({ Refunding }) => {
  Refunding.prototype.request = () => Promise.resolve();
});
